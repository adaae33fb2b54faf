import type { EntityManager } from "typeorm"
import { RetentionWatermark } from "../entities"

/** The part of a data source, or of a transaction's manager, that is used here. */
type Repositories = Pick<EntityManager, "getRepository">

/** Small named states of jobs: how far they came, what the last run said. */
export class WatermarkStore {
  readonly #dataSource: Repositories

  /** @param dataSource or the manager of a transaction, to be part of it */
  constructor(dataSource: Repositories) {
    this.#dataSource = dataSource
  }

  /** @returns what was last set under this name, or null */
  async get<T extends Record<string, unknown>>(name: string): Promise<T | null> {
    const row = await this.#dataSource.getRepository(RetentionWatermark).findOneBy({ name })
    return (row?.value as T | undefined) ?? null
  }

  /** When something was last set under this name; null when it never was. */
  async setAt(name: string): Promise<Date | null> {
    const row = await this.#dataSource.getRepository(RetentionWatermark).findOneBy({ name })
    return row?.updated_at ?? null
  }

  /** Writes the state under a name, whatever was there. */
  async set(name: string, value: Record<string, unknown>, now: Date): Promise<void> {
    await this.#dataSource
      .getRepository(RetentionWatermark)
      .upsert({ name, value: value as never, updated_at: now }, ["name"])
  }

  /** Forgets what was set under a name. */
  async remove(name: string): Promise<void> {
    await this.#dataSource.getRepository(RetentionWatermark).delete({ name })
  }
}
