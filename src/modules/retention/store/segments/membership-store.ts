import { generateEntityId } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import { RetentionSegment } from "../../entities"
import type { MembershipCause } from "../../entities/segment-member"
import { isFullRunUnderWay } from "../full-run"
import { retryDeadlocks } from "../retry-deadlocks"
import type { Moment } from "../scoring/scoring-store"
import { evaluateEverybody } from "./evaluate-everybody"
import { type AskedSegment, evaluateSome } from "./evaluate-some"
import { lockMemberships } from "./membership-lock"
import type { MembershipRequest, MembershipRun, RefreshRequest } from "./membership-run"
import { isArchived } from "./no-segment"
import { addRun, noMoves, someMoved } from "./run-totals"
import { findSegment } from "./segment-rows"
import { isFaultOfRule, problemOf, stopSegment } from "./segment-problem"
import type { SegmentRules } from "./segment-rules"
import { causeOf, isDue, isEdited, type Terms, termsOf } from "./terms"
import { takeUnsegmented } from "./unsegmented-statements"

/** People whose marks one transaction takes: bounds memory, and how long others wait. */
const PAGE = 2000

/** How long one statement may take; a rule for which that is too short stops its segment. */
export type EvaluationLimits = { readonly everybody_ms: number; readonly some_ms: number }

const LIMITS: EvaluationLimits = { everybody_ms: 300_000, some_ms: 30_000 }

/** What became of one segment, or of one page of people. */
type Part = Omit<MembershipRun, "run_id">

const NOTHING: Part = { entered: 0, exited: 0, touched: [], failed: [] }

/** How one segment is evaluated for everybody. */
type Pass = {
  readonly now: Moment
  readonly cause: MembershipCause
  readonly run_id: string
  readonly when: "always" | "due"
}

/** Keeps who is in which segment. One process writes at a time, and each segment by itself. */
export class MembershipStore {
  readonly #dataSource: DataSource
  readonly #rules: SegmentRules
  readonly #limits: EvaluationLimits
  /** The evaluation of those who wait that was begun last, and one that is still to begin. */
  #begun: Promise<unknown> = Promise.resolve()
  #next: Promise<unknown> | null = null

  constructor(dataSource: DataSource, rules: SegmentRules, limits: EvaluationLimits = LIMITS) {
    this.#dataSource = dataSource
    this.#rules = rules
    this.#limits = limits
  }

  /**
   * Evaluates one segment for everybody, due or not. Before the first fit nothing happens. A rule
   * that cannot be asked stops the segment, which then says why.
   * @throws MedusaError NOT_FOUND, or CONFLICT for an archived one
   */
  async evaluate(segment_id: string, request: MembershipRequest): Promise<MembershipRun> {
    const { now, run_id = newRunId() } = request
    const { status } = await findSegment(this.#dataSource.manager, segment_id)
    if (status !== "active") {
      throw isArchived(segment_id)
    }
    const part = await this.#pass(segment_id, { now, run_id, cause: "night", when: "always" })
    return { run_id, ...part }
  }

  /**
   * Evaluates all segments for everybody, one after the other, each in a transaction of its own. A
   * new or an edited one says so by its moves, whatever cause was given. One that fails is left
   * due, and holds up no other.
   * @throws what the first one failed of, where all of them did, and not by their rules
   */
  async refreshAll(request: RefreshRequest): Promise<MembershipRun> {
    const { run_id = newRunId(), when = "always" } = request
    const totals = noMoves(run_id)
    if (when === "due" && (await isFullRunUnderWay(this.#dataSource))) {
      return totals
    }
    const active = await this.#dataSource.query<{ id: string }[]>(
      "SELECT id FROM retention_segment WHERE status = 'active' ORDER BY id"
    )
    const errors: unknown[] = []
    for (const { id } of active) {
      try {
        addRun(totals, await this.#pass(id, { ...request, run_id, when }))
      } catch (error) {
        errors.push(error)
        totals.failed.push({ segment_id: id, message: problemOf(error).message })
      }
    }
    if (errors.length > 0 && errors.length === active.length) {
      throw errors[0]
    }
    return totals
  }

  /**
   * Leaves all segments due: everybody was scored by an edited policy. A pass that was under way
   * meanwhile found some by old and some by new scores. Nobody is told who moves by that.
   */
  async policyActed(): Promise<void> {
    await this.#alone((manager) =>
      manager.query(
        `UPDATE retention_segment SET evaluated_policy_version = NULL
          WHERE evaluated_policy_version IS NOT NULL`
      )
    )
  }

  /**
   * Evaluates all segments for those about whom something changed since they were evaluated last.
   * Costs by their number and that of the segments. What is to be evaluated for everybody anyway
   * is left to that. Who asks while another one of this process is still to begin has that one do
   * it, and moved nobody: they take one connection together, however many wait.
   */
  async evaluateWaiting(request: MembershipRequest): Promise<MembershipRun> {
    const { now, run_id = newRunId() } = request
    if (this.#next) {
      await this.#next
      return noMoves(run_id)
    }
    const mine = this.#begun.then(() => {
      this.#next = null
      return this.#evaluateWaiting(now, run_id)
    })
    this.#next = mine
    this.#begun = mine.catch(() => undefined)
    return mine
  }

  async #evaluateWaiting(now: Moment, run_id: string): Promise<MembershipRun> {
    const totals = noMoves(run_id)
    for (;;) {
      const done = await this.#alone((manager) => this.#page(manager, now, run_id))
      addRun(totals, done)
      if (done.people < PAGE) {
        return totals
      }
    }
  }

  /** How many people wait to be evaluated. */
  async waiting(): Promise<number> {
    const [row] = await this.#dataSource.query<{ count: number }[]>(
      "SELECT count(*)::integer AS count FROM retention_unsegmented"
    )
    return row?.count ?? 0
  }

  async #pass(segment_id: string, pass: Pass): Promise<Part> {
    try {
      return await this.#alone((manager) => this.#everybody(manager, segment_id, pass))
    } catch (error) {
      if (!isFaultOfRule(error)) {
        throw error
      }
      const problem = problemOf(error)
      await this.#alone((manager) => stopSegment(manager, segment_id, problem))
      return { ...NOTHING, failed: [{ segment_id, message: problem.message }] }
    }
  }

  /** Under the lock: what was read before may be older than what its last holder wrote. */
  async #everybody(manager: EntityManager, id: string, pass: Pass): Promise<Part> {
    const terms = await termsOf(manager, pass.now)
    const segment = await manager.getRepository(RetentionSegment).findOneBy({ id })
    if (!terms || segment?.status !== "active") {
      return NOTHING
    }
    if (pass.when === "due" && !isDue(segment, terms)) {
      return NOTHING
    }
    const checked = this.#rules.check(segment, terms.policy)
    if ("problem" in checked) {
      await stopSegment(manager, id, checked.problem)
      return NOTHING
    }
    const cause = causeOf(segment, terms, pass.cause)
    const { run_id } = pass
    const longest_ms = this.#limits.everybody_ms
    const request = { segment, rule: checked.rule, terms, cause, run_id, longest_ms }
    const counts = await evaluateEverybody(manager, this.#rules, request)
    return { ...counts, touched: [{ segment_id: id, person_ids: "all" }], failed: [] }
  }

  async #page(
    manager: EntityManager,
    now: Moment,
    run_id: string
  ): Promise<Part & { people: number }> {
    const terms = await termsOf(manager, now)
    const person_ids = terms ? await takeUnsegmented(manager, PAGE) : []
    if (!terms || person_ids.length === 0) {
      return { ...NOTHING, people: 0 }
    }
    const segments = await this.#askable(manager, terms)
    const request = { person_ids, terms, run_id, longest_ms: this.#limits.some_ms }
    const { moved, failed } = await evaluateSome(manager, this.#rules, segments, request)
    return { ...someMoved(moved), failed, people: person_ids.length }
  }

  /** The segments whose members are as their rules were; one whose field is gone stops. */
  async #askable(manager: EntityManager, { policy }: Terms): Promise<AskedSegment[]> {
    const active = await manager.getRepository(RetentionSegment).find({
      where: { status: "active" },
      order: { id: "ASC" },
    })
    const asked: AskedSegment[] = []
    for (const segment of active.filter((one) => !isEdited(one))) {
      const checked = this.#rules.check(segment, policy)
      if ("problem" in checked) {
        await stopSegment(manager, segment.id, checked.problem)
      } else {
        asked.push({ id: segment.id, rule: checked.rule })
      }
    }
    return asked
  }

  #alone<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return retryDeadlocks(() =>
      this.#dataSource.transaction(async (manager) => {
        await lockMemberships(manager)
        return work(manager)
      })
    )
  }
}

function newRunId(): string {
  return generateEntityId(undefined, "rrun")
}
