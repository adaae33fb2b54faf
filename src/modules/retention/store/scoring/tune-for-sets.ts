import type { EntityManager } from "typeorm"

/**
 * Settings of one transaction for long statements over many people: compiling them just in
 * time costs more than it saves.
 */
export async function tuneForSets(manager: EntityManager): Promise<void> {
  await manager.query("SET LOCAL jit = off")
}
