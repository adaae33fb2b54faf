import type { EntityManager } from "typeorm"
import type { CompiledRule } from "./compile"

/**
 * Readies a transaction for a rule that is asked of everybody. What conditions leave of rows that
 * were added up the planner can only guess, and after a few such guesses it expects one person, for
 * whom it would go through all rows of the next source: with as many people as there are, for days.
 * Without such loops it hashes. A rule on columns alone keeps them, since an index makes them cheap.
 */
export async function planForEverybody(
  manager: EntityManager,
  { is_grouped }: CompiledRule
): Promise<void> {
  if (is_grouped) {
    await withoutLoops(manager)
  }
}

/**
 * The same for a statement that holds everybody's answers against one another: however few it
 * expects of them, it may be a shop's worth, as after an import that no statistics know of.
 */
export async function withoutLoops(manager: EntityManager): Promise<void> {
  await manager.query("SET LOCAL enable_nestloop = off")
}
