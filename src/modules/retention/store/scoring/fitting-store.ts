import { generateEntityId } from "@medusajs/framework/utils"
import { In, type DataSource } from "typeorm"
import type { FitCause } from "../../domain/fit/fit-limits"
import type { Policy } from "../../domain/policy/schema"
import { calendarMonth } from "../../domain/time/calendar-day"
import { RetentionFit } from "../../entities"
import { FitStore } from "../fit-store"
import { PolicyStore } from "../policy-store"
import { measureFit, type FitHistory, type FitFindings } from "./fitting"

/** Why and as of when to fit. */
export type RefitRequest = { readonly cause: FitCause; readonly now: Date }

/** Measures the shop and keeps what it found; scoring goes by the newest fit. */
export class FittingStore {
  readonly #dataSource: DataSource
  readonly #fits: FitStore
  readonly #policies: PolicyStore

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
    this.#fits = new FitStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * Refits cut points, and the limits too at the first nightly run of a month, after a backfill
   * and on a policy edit.
   * Measuring takes a while and rests on the fit before; where another was stored meanwhile, as
   * by an edit of the policy during the night's run, it is done again.
   * @returns the stored fit
   */
  async refit(request: RefitRequest): Promise<RetentionFit> {
    for (;;) {
      const { fit, after } = await this.#measured(request)
      if (await this.#stored(fit, after)) {
        return fit
      }
    }
  }

  /** A fit, and the id of the one in force that it rests on. */
  async #measured({ cause, now }: RefitRequest) {
    const policy = await this.#policies.current()
    const history = await this.#history()
    const zone = policy.settings.time_zone
    const lastLimits = await this.#fits.latestLimits()
    const refit_limits =
      cause !== "nightly" ||
      lastLimits === null ||
      calendarMonth(lastLimits.fitted_at, zone) !== calendarMonth(now, zone)
    const findings = await measureFit(this.#dataSource, {
      ...history,
      policy: policy.settings,
      cause,
      now,
      refit_limits,
    })
    const fit = this.#repository.create({
      ...findings,
      silence_cuts: [...findings.silence_cuts],
      frequency_cuts: [...findings.frequency_cuts],
      monetary_cuts: [...findings.monetary_cuts],
      gap_counts: findings.gap_counts && [...findings.gap_counts],
      id: generateEntityId(undefined, "rfit"),
      policy_version: policy.version,
      cause,
    })
    return { fit, after: history.previous?.id }
  }

  /** Stores a fit unless another than the one it rests on is in force now. */
  async #stored(fit: RetentionFit, after: string | undefined): Promise<boolean> {
    return this.#dataSource.transaction(async (manager) => {
      await manager.query("LOCK TABLE retention_fit IN SHARE ROW EXCLUSIVE MODE")
      const latest = await new FitStore(manager).latest()
      if (latest?.id !== after) {
        return false
      }
      await manager.insert(RetentionFit, fit)
      return true
    })
  }

  /** The fit that a policy would have, as of a moment; nothing is stored. */
  async draft(policy: Policy, now: Date): Promise<FitFindings> {
    return measureFit(this.#dataSource, {
      ...(await this.#history()),
      policy,
      cause: "policy",
      now,
      refit_limits: true,
    })
  }

  async #history(): Promise<FitHistory> {
    const [previousMonthly] = await this.#repository.find({
      where: { limits_refitted: true, cause: In(["nightly", "backfill"]) },
      order: { fitted_at: "DESC", id: "DESC" },
      take: 1,
    })
    return { previous: await this.#fits.latest(), previousMonthly: previousMonthly ?? null }
  }

  get #repository() {
    return this.#dataSource.getRepository(RetentionFit)
  }
}
