import type { EntityManager } from "typeorm"
import type { Scope } from "./ledger-sql"

/** Up to so many people are looked up one by one, whatever the planner thinks of the shop's size. */
const FEW = 100

/** Compiling long statements just in time costs more than it saves. */
const FOR_ALL = ["jit"]

/** For a few people only lookups are left: their plan, and cost, is the same in any shop. */
const FOR_FEW = [...FOR_ALL, "enable_mergejoin", "enable_hashjoin", "enable_bitmapscan"]

/** Switches off, for one transaction, what does the statements that score people no good. */
export async function tuneForSets(manager: EntityManager, scope?: Scope): Promise<void> {
  const few = scope?.kind === "people" && scope.person_ids.length <= FEW
  await manager.query("SELECT set_config(name, 'off', true) FROM unnest($1::text[]) AS name", [
    few ? FOR_FEW : FOR_ALL,
  ])
}
