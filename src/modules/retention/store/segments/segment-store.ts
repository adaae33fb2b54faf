import { isDeepStrictEqual } from "node:util"
import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import { PRESETS } from "../../domain/segments"
import { RetentionSegment } from "../../entities"
import { PolicyStore } from "../policy-store"
import { refuseGroupCircle } from "../segment-sync/refuse-circle"
import { removeSegment } from "./remove-segment"
import { seedPresets } from "./seed-presets"
import {
  findSegment,
  insertSegment,
  lockMaking,
  presetRow,
  takenNames,
  writeSegment,
} from "./segment-rows"
import type { SegmentRules } from "./segment-rules"
import { freeName, parseText } from "./segment-text"

/** A new segment. */
export type SegmentInput = {
  /** 1 to 100 letters, other than any active segment's. */
  readonly name: string
  readonly description?: string | null | undefined
  /** By `domain/segments`. */
  readonly rule: unknown
}

/** What an edit changes; what is left out stays. */
export type SegmentChange = {
  readonly name?: string | undefined
  readonly description?: string | null | undefined
  readonly rule?: unknown
  /** The revision that the editor saw; another one means that somebody was faster. */
  readonly rule_revision?: number | undefined
}

/** An edit: how the segment is now, and how it was. */
export type SegmentEdit = {
  readonly segment: RetentionSegment
  readonly before: RetentionSegment
}

/** Keeps the segments themselves; who is in them is the `MembershipStore`'s. */
export class SegmentStore {
  readonly #dataSource: DataSource
  readonly #rules: SegmentRules

  constructor(dataSource: DataSource, rules: SegmentRules) {
    this.#dataSource = dataSource
    this.#rules = rules
  }

  /** The row. @throws MedusaError NOT_FOUND */
  async retrieve(id: string): Promise<RetentionSegment> {
    return findSegment(this.#dataSource.manager, id)
  }

  /**
   * Makes an active segment, which nobody is in before it is evaluated.
   * @throws MedusaError INVALID_DATA naming the field, or the path inside the rule; CONFLICT for a
   *   name that is taken, and beyond a thousand segments
   */
  async create(input: SegmentInput, now: Date): Promise<RetentionSegment> {
    const { name, description = null } = parseText(input)
    const rule = await this.#parse(input.rule)
    if (name === undefined) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, "name: must be given")
    }
    return this.#making((manager) =>
      insertSegment(manager, { name, description, rule, preset: null }, now)
    )
  }

  /**
   * Makes a ready-made one, as it came with the plugin.
   * @throws MedusaError INVALID_DATA for a key that none has; CONFLICT as {@link create}
   */
  async createPreset(key: string, now: Date): Promise<RetentionSegment> {
    const preset = PRESETS.find((one) => one.key === key)
    if (!preset) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `preset: must be one of ${PRESETS.map((one) => one.key).join(", ")}`
      )
    }
    return this.#making((manager) => insertSegment(manager, presetRow(preset), now))
  }

  /** See {@link seedPresets}. */
  async seedPresets(now: Date): Promise<number> {
    return seedPresets(this.#dataSource, now)
  }

  /**
   * Changes name, description or rule. An edit of the rule leaves the segment due.
   * @throws MedusaError NOT_FOUND; INVALID_DATA and CONFLICT as {@link create}; CONFLICT when
   *   another revision than `rule_revision` is stored
   */
  async update(id: string, change: SegmentChange, now: Date): Promise<SegmentEdit> {
    const text = parseText(change)
    const rule = change.rule === undefined ? undefined : await this.#parse(change.rule)
    return this.#dataSource.transaction(async (manager) => {
      if (rule !== undefined) {
        await refuseGroupCircle(manager, { segment_id: id, rule })
      }
      const before = await findSegment(manager, id, { lock: true })
      const { rule_revision } = before
      if ((change.rule_revision ?? rule_revision) !== rule_revision) {
        throw new MedusaError(
          MedusaError.Types.CONFLICT,
          `rule_revision: ${change.rule_revision} is not stored any more, ${rule_revision} is; ` +
            "reload and edit that one"
        )
      }
      const edited = rule !== undefined && !isDeepStrictEqual(rule, before.rule)
      const segment = manager.create(RetentionSegment, {
        ...before,
        ...Object.fromEntries(Object.entries(text).filter(([, value]) => value !== undefined)),
        ...(edited ? { rule, rule_revision: rule_revision + 1 } : {}),
        updated_at: now,
      })
      await writeSegment(manager, segment)
      return { segment, before }
    })
  }

  /** Takes an edit back that a later step of its workflow could not follow up. */
  async putBack({ id, name, description, rule }: RetentionSegment): Promise<void> {
    await this.#dataSource.transaction(async (manager) => {
      const now = await findSegment(manager, id, { lock: true })
      const rule_revision = now.rule_revision + (isDeepStrictEqual(rule, now.rule) ? 0 : 1)
      await writeSegment(manager, { ...now, name, description, rule, rule_revision })
    })
  }

  /** Makes one with the same rule under a name of its own. Throws as {@link create}. */
  async duplicate(id: string, now: Date): Promise<RetentionSegment> {
    return this.#making(async (manager) => {
      const { name, description, rule } = await findSegment(manager, id)
      const free = freeName(name, await takenNames(manager))
      return insertSegment(manager, { name: free, description, rule, preset: null }, now)
    })
  }

  /** Leaves it and its members as they are, and evaluates it no more. @throws NOT_FOUND */
  async archive(id: string, now: Date): Promise<SegmentEdit> {
    return this.#setStatus(id, { status: "archived", archived_at: now }, now)
  }

  /**
   * Makes it active again, and due: who came and went meanwhile is not told.
   * @throws MedusaError NOT_FOUND; CONFLICT while another active one has its name
   */
  async restore(id: string, now: Date): Promise<SegmentEdit> {
    const again = { status: "active", archived_at: null, evaluated_revision: null } as const
    return this.#setStatus(id, again, now)
  }

  /** Removes a segment with its members and its history. Throws as {@link removeSegment}. */
  async remove(id: string): Promise<void> {
    await removeSegment(this.#dataSource, id)
  }

  async #setStatus(
    id: string,
    change: Pick<RetentionSegment, "status" | "archived_at"> & { evaluated_revision?: null },
    now: Date
  ): Promise<SegmentEdit> {
    return this.#dataSource.transaction(async (manager) => {
      const before = await findSegment(manager, id, { lock: true })
      if (before.status === change.status) {
        return { segment: before, before }
      }
      const segment = manager.create(RetentionSegment, { ...before, ...change, updated_at: now })
      await writeSegment(manager, segment)
      return { segment, before }
    })
  }

  async #parse(rule: unknown): Promise<RetentionSegment["rule"]> {
    const { settings } = await new PolicyStore(this.#dataSource).current()
    return { ...this.#rules.parse(rule, settings) }
  }

  async #making<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.#dataSource.transaction(async (manager) => {
      await lockMaking(manager)
      return work(manager)
    })
  }
}
