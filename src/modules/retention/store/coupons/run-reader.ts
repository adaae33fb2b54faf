import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource } from "typeorm"
import type { Refusal, RefusalReason } from "../../domain/coupons/refusals"
import type { RetentionCouponRun } from "../../entities"
import { PolicyStore } from "../policy-store"
import type { Page } from "../profile-pager"

/** A run as the admin API shows it. */
export type CouponRunView = Omit<RetentionCouponRun, "refused" | "cursor" | "lease_until"> & {
  /** Null unless it is to a segment that there still is. */
  readonly segment_name: string | null
  /** Most people first. */
  readonly refused: readonly { readonly reason: RefusalReason; readonly people: number }[]
  /** Of its source, in `currency_code`. */
  readonly reserved_amount: string
  readonly spent_amount: string
  readonly currency_code: string
}

/** Somebody a run gave nothing; names are null once they are gone. */
export type RunRefusalView = Refusal & {
  readonly email: string | null
  readonly first_name: string | null
  readonly last_name: string | null
  readonly at: Date
}

/** Reads runs for the admin API. */
export class CouponRunReader {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** A page of them, newest first. */
  async list({ limit, offset }: Page) {
    const [runs, [counted]] = await Promise.all([
      this.#find("TRUE", "LIMIT $2 OFFSET $3", [limit, offset]),
      this.#dataSource.query<{ count: number }[]>(
        "SELECT count(*)::integer AS count FROM retention_coupon_run"
      ),
    ])
    return { runs, count: counted?.count ?? 0 }
  }

  /** One of them. @throws MedusaError NOT_FOUND */
  async retrieve(id: string): Promise<CouponRunView> {
    const [run] = id.includes("\0") ? [] : await this.#find("run.id = $2", "", [id])
    if (!run) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no run ${id}`)
    }
    return run
  }

  /** Whom it gave nothing, and why. @throws MedusaError NOT_FOUND */
  async refusals(run_id: string, { limit, offset }: Page) {
    const { refused } = await this.retrieve(run_id)
    const refusals = await this.#dataSource.query<RunRefusalView[]>(
      `SELECT refusal.person_id, person.email, person.first_name, person.last_name,
              refusal.reason, refusal.detail, refusal.at
         FROM retention_coupon_refusal refusal
         LEFT JOIN retention_person person ON person.id = refusal.person_id
        WHERE refusal.run_id = $1
        ORDER BY refusal.person_id LIMIT $2 OFFSET $3`,
      [run_id, limit, offset]
    )
    return { refusals, count: refused.reduce((sum, { people }) => sum + people, 0) }
  }

  /** @param values what `where` and `page` name, from the second placeholder on */
  async #find(where: string, page: string, values: readonly unknown[]): Promise<CouponRunView[]> {
    const { base_currency } = await new PolicyStore(this.#dataSource).settings()
    return this.#dataSource.query<CouponRunView[]>(
      `SELECT run.id, run.source_type, run.source_id, run.step, run.target, run.offer,
              run.starts_at, run.ends_at, run.because, run.status, run.people, run.reused,
              run.actor, run.problem, run.created_at, run.finished_at, segment.name AS segment_name,
              (SELECT count(*)::integer FROM retention_coupon coupon
                WHERE coupon.source_type = run.source_type
                  AND coupon.source_id = run.source_id AND coupon.run_id = run.id
                  AND coupon.state_reason IS DISTINCT FROM 'withdrawn') AS issued,
              coalesce((
                SELECT jsonb_agg(jsonb_build_object('reason', counted.reason, 'people', counted.people)
                                 ORDER BY counted.people DESC, counted.reason)
                  FROM (SELECT reason, count(*) AS people FROM retention_coupon_refusal
                         WHERE run_id = run.id GROUP BY reason) counted), '[]') AS refused,
              trim_scale(coalesce(source.reserved_amount, 0)) AS reserved_amount,
              trim_scale(coalesce(source.spent_amount, 0)) AS spent_amount,
              coalesce(source.currency_code, $1) AS currency_code
         FROM retention_coupon_run run
         LEFT JOIN retention_coupon_source source
           ON source.source_type = run.source_type AND source.source_id = run.source_id
         LEFT JOIN retention_segment segment ON segment.id = run.target ->> 'segment_id'
        WHERE ${where}
        ORDER BY run.created_at DESC, run.id DESC ${page}`,
      [base_currency, ...values]
    )
  }
}
