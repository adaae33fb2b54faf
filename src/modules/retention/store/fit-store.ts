import type { EntityManager } from "typeorm"
import { RetentionFit } from "../entities"

/** The part of a data source, or of a transaction's manager, that is used here. */
type Reader = Pick<EntityManager, "getRepository" | "query">

/** The fits: what scoring goes by, and their history. */
export class FitStore {
  readonly #dataSource: Reader

  /** @param dataSource or the manager of a transaction, to read what it sees */
  constructor(dataSource: Reader) {
    this.#dataSource = dataSource
  }

  /** The fit in force, or null before the first. */
  async latest(): Promise<RetentionFit | null> {
    const [fit] = await this.#repository.find({ order: { fitted_at: "DESC", id: "DESC" }, take: 1 })
    return fit ?? null
  }

  /** The last fit that moved the limits, or null. */
  async latestLimits(): Promise<RetentionFit | null> {
    const [fit] = await this.#repository.find({
      where: { limits_refitted: true },
      order: { fitted_at: "DESC", id: "DESC" },
      take: 1,
    })
    return fit ?? null
  }

  /** Takes a fit back. */
  async remove(id: string): Promise<void> {
    await this.#repository.delete({ id })
  }

  /** Fits, newest first. */
  async list({ limit, offset }: { limit: number; offset: number }) {
    const [fits, count] = await this.#repository.findAndCount({
      order: { fitted_at: "DESC", id: "DESC" },
      take: limit,
      skip: offset,
    })
    return { fits, count }
  }

  get #repository() {
    return this.#dataSource.getRepository(RetentionFit)
  }
}
