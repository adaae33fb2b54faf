import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import { groupCircle, type GroupFiller } from "../../domain/segments/group-circles"
import { conditionsOf, type SegmentRule } from "../../domain/segments/rule"

/** Key of the advisory lock that whoever changes which rule asks for which group holds. */
const GROUP_RULES_LOCK = 0x7265_7405

/** The field of a rule that asks for customer groups. */
const GROUPS_FIELD = "customer_groups"

/** A rule that is to be, and the group that its segment is to fill. */
export type GroupRule = {
  readonly segment_id: string
  readonly rule: object
  /** Left out where that does not change. */
  readonly customer_group_id?: string
}

type Stored = { segment_id: string; name: string; customer_group_id: string; rule: SegmentRule }

/**
 * Keeps two from making a circle together, of which each alone is none, and from taking one group,
 * until the transaction ends.
 */
export async function lockGroupRules(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [GROUP_RULES_LOCK])
}

/**
 * Refuses a rule that asks for the group that its segment fills, be it through other segments that
 * fill groups. To be asked when a rule is saved, and when a segment is to fill a group.
 * Holds {@link lockGroupRules} from then on.
 * @throws MedusaError INVALID_DATA with the segments and groups of the circle
 */
export async function refuseGroupCircle(manager: EntityManager, given: GroupRule): Promise<void> {
  await lockGroupRules(manager)
  const stored = await manager.query<Stored[]>(
    `SELECT sync.segment_id, segment.name, sync.customer_group_id, segment.rule
       FROM retention_segment_group sync
       JOIN retention_segment segment ON segment.id = sync.segment_id
      WHERE sync.enabled`
  )
  const own = stored.find(({ segment_id }) => segment_id === given.segment_id)
  const fills = given.customer_group_id ?? own?.customer_group_id
  if (fills === undefined) {
    return
  }
  const others = stored.filter((sync) => sync !== own)
  const groups = [fills, ...others.map(({ customer_group_id }) => customer_group_id)]
  const filler = (segment_id: string, group: string, rule: object): GroupFiller => ({
    segment_id,
    fills: group,
    asks: groupsAskedFor(rule as SegmentRule, groups),
  })
  const circle = groupCircle(
    filler(given.segment_id, fills, given.rule),
    others.map((sync) => filler(sync.segment_id, sync.customer_group_id, sync.rule))
  )
  if (circle) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, messageOf(circle, fills, others))
  }
}

/** @param all groups that are filled: a condition without values asks for any of them */
function groupsAskedFor(rule: SegmentRule, all: readonly string[]): readonly string[] {
  return conditionsOf(rule).flatMap(({ field, value }) => {
    if (field !== GROUPS_FIELD) {
      return []
    }
    return Array.isArray(value) ? value.filter((id) => typeof id === "string") : all
  })
}

function messageOf(
  [, ...through]: readonly string[],
  fills: string,
  others: readonly Stored[]
): string {
  const names = through.flatMap((id) => {
    const other = others.find(({ segment_id }) => segment_id === id)
    return other ? `${other.name}, which fills ${other.customer_group_id}` : []
  })
  const way = names.length > 0 ? ` through ${names.join(", and ")}` : ""
  return (
    `rule.where: ${GROUPS_FIELD} asks${way} for ${fills}, the group that the segment fills; ` +
    "who is in would follow from itself"
  )
}
