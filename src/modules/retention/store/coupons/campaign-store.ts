import type { DataSource } from "typeorm"

/** When coupons hold that share a campaign of Medusa's. */
export type CouponBucket = { readonly starts_at: Date | null; readonly ends_at: Date }

/** Medusa's campaigns that we made for the dates of coupons. */
export class CampaignStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /** Says that a campaign is about to be made, before Medusa is told. */
  async note(identifier: string, { starts_at, ends_at }: CouponBucket, now: Date): Promise<void> {
    await this.#dataSource.query(
      `INSERT INTO retention_coupon_campaign (identifier, starts_at, ends_at, created_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT (identifier) DO NOTHING`,
      [identifier, starts_at, ends_at, now]
    )
  }

  /** Says which one it is in Medusa. */
  async settle(identifier: string, medusa_campaign_id: string): Promise<void> {
    await this.#dataSource.query(
      `UPDATE retention_coupon_campaign SET medusa_campaign_id = $2
        WHERE identifier = $1 AND medusa_campaign_id IS DISTINCT FROM $2`,
      [identifier, medusa_campaign_id]
    )
  }

  /** Campaigns that ended before then, oldest first. */
  ended(
    before: Date,
    limit: number
  ): Promise<{ readonly identifier: string; readonly medusa_campaign_id: string | null }[]> {
    return this.#dataSource.query(
      `SELECT identifier, medusa_campaign_id FROM retention_coupon_campaign
        WHERE ends_at < $1 ORDER BY ends_at, identifier LIMIT $2`,
      [before, limit]
    )
  }

  /** Forgets campaigns that are no more in Medusa. */
  async forget(identifiers: readonly string[]): Promise<void> {
    await this.#dataSource.query(
      "DELETE FROM retention_coupon_campaign WHERE identifier = ANY($1::text[])",
      [identifiers]
    )
  }
}
