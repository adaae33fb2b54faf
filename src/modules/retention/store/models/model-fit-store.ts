import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import type { ModelInForce } from "../../domain/prediction/types"
import { RetentionModelFit } from "../../entities"

/** The part of a data source, or of a transaction's manager, that is used here. */
type Reader = Pick<EntityManager, "getRepository">

/** Long columns, which only the reading of one fit takes along. */
const DETAILS = ["calibration", "tracking"] as const satisfies readonly (keyof RetentionModelFit)[]

/** A fit as lists show it. */
export type ModelFitSummary = Omit<RetentionModelFit, (typeof DETAILS)[number]>

const NEWEST_FIRST = { fitted_at: "DESC", id: "DESC" } as const

/** The fits of the models: what predictions go by, and their history. */
export class ModelFitStore {
  readonly #reader: Reader

  /** @param reader a data source, or the manager of a transaction, to read what it sees */
  constructor(reader: Reader) {
    this.#reader = reader
  }

  /** The newest fit, or null before the first. */
  async latest(): Promise<ModelFitSummary | null> {
    const [fit] = await this.#repository.find({ order: NEWEST_FIRST, take: 1 })
    return fit ?? null
  }

  /** What predictions go by: the newest fit, if its gate is open; else null, whatever was before. */
  async inForce(): Promise<ModelInForce | null> {
    const fit = await this.latest()
    return fit && inForce(fit)
  }

  /** Fits, newest first, without their plots. */
  async list({ limit, offset }: { limit: number; offset: number }) {
    const [model_fits, count]: [ModelFitSummary[], number] = await this.#repository.findAndCount({
      order: NEWEST_FIRST,
      take: limit,
      skip: offset,
    })
    return { model_fits, count }
  }

  /**
   * One fit whole.
   * @throws MedusaError NOT_FOUND
   */
  async retrieve(id: string): Promise<RetentionModelFit> {
    // Postgres has no NUL in text.
    const fit = id.includes("\0")
      ? null
      : await this.#whole().where("fit.id = :id", { id }).getOne()
    if (!fit) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `Model fit with id: ${id} was not found`)
    }
    return fit
  }

  /** The newest fit whole, or null before the first. */
  async retrieveLatest(): Promise<RetentionModelFit | null> {
    return this.#whole()
      .orderBy("fit.fitted_at", "DESC")
      .addOrderBy("fit.id", "DESC")
      .limit(1)
      .getOne()
  }

  #whole() {
    return this.#repository
      .createQueryBuilder("fit")
      .addSelect(DETAILS.map((column) => `fit.${column}`))
  }

  get #repository() {
    return this.#reader.getRepository(RetentionModelFit)
  }
}

function inForce(fit: ModelFitSummary): ModelInForce | null {
  const { id, fitted_at, model, params, spend, time_zone, currency_code } = fit
  if (!fit.gate.open || params === null) {
    return null
  }
  const spend_params = spend.status === "ok" ? spend.params : null
  return { id, fitted_at, model, params, spend_params, time_zone, currency_code }
}
