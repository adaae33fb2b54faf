import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import type { Preset } from "../../domain/segments"
import { RetentionSegment } from "../../entities"
import { failedWith, PostgresErrors } from "../postgres-error"
import { noSegment } from "./no-segment"

/** Segments there may be, archived ones among them. */
export const MOST_SEGMENTS = 1000

/** Key of the advisory lock by which no two make the thousandth, or one ready-made twice. */
const MAKING_LOCK = 0x7265_7406

/** What a new segment is made of. */
export type NewSegment = Pick<RetentionSegment, "name" | "description" | "rule" | "preset">

/** A ready-made one as it came with the plugin. */
export function presetRow({ key, name, description, rule }: Preset): NewSegment {
  return { name, description, rule: { ...rule }, preset: key }
}

/** Keeps others from making segments until the transaction ends. */
export async function lockMaking(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [MAKING_LOCK])
}

/**
 * A segment's row.
 * @param options.lock keeps others from editing it until the transaction ends
 * @throws MedusaError NOT_FOUND
 */
export async function findSegment(
  manager: EntityManager,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {}
): Promise<RetentionSegment> {
  const segment = id.includes("\0")
    ? null
    : await manager.findOne(RetentionSegment, {
        where: { id },
        ...(lock ? { lock: { mode: "pessimistic_write" } } : {}),
      })
  if (!segment) {
    throw noSegment(id)
  }
  return segment
}

/**
 * Makes an active segment, which is due. Called under {@link lockMaking}.
 * @throws MedusaError CONFLICT for a name that is taken, and beyond {@link MOST_SEGMENTS}
 */
export async function insertSegment(
  manager: EntityManager,
  segment: NewSegment,
  now: Date
): Promise<RetentionSegment> {
  if ((await manager.count(RetentionSegment)) >= MOST_SEGMENTS) {
    throw conflict(`There are ${MOST_SEGMENTS} segments; delete one that nobody needs first`)
  }
  const row = manager.create(RetentionSegment, {
    ...segment,
    id: generateEntityId(undefined, "rseg"),
    rule_revision: 1,
    status: "active",
    problem: null,
    members: 0,
    revenue: null,
    currency_code: null,
    evaluated_at: null,
    evaluated_revision: null,
    evaluated_policy_version: null,
    measured_at: null,
    archived_at: null,
    created_at: now,
    updated_at: now,
  })
  await named(row.name, () => manager.insert(RetentionSegment, { ...row, rule: row.rule as never }))
  return row
}

/** Writes what an editor may change; figures are the evaluation's. Throws as {@link insertSegment}. */
export async function writeSegment(manager: EntityManager, segment: RetentionSegment) {
  const { id, name, description, rule, rule_revision, status } = segment
  const { archived_at, evaluated_revision, updated_at } = segment
  await named(name, () =>
    manager.query(
      `UPDATE retention_segment
          SET name = $2, description = $3, rule = $4::jsonb, rule_revision = $5, status = $6,
              archived_at = $7, evaluated_revision = $8, updated_at = $9
        WHERE id = $1`,
      [
        ...[id, name, description, JSON.stringify(rule), rule_revision, status],
        ...[archived_at, evaluated_revision, updated_at],
      ]
    )
  )
}

/** Names of the active ones, in lower case. */
export async function takenNames(manager: EntityManager): Promise<Set<string>> {
  const active = await manager.find(RetentionSegment, {
    select: { id: true, name: true },
    where: { status: "active" },
  })
  return new Set(active.map(({ name }) => name.toLowerCase()))
}

async function named<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (failedWith(error, PostgresErrors.UNIQUE_VIOLATION)) {
      throw conflict(`name: another active segment is called ${name}`)
    }
    throw error
  }
}

function conflict(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.CONFLICT, message)
}
