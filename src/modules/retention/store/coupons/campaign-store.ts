import type { DataSource } from "typeorm"

/** When coupons hold that share a campaign of Medusa's. */
export type CouponBucket = { readonly starts_at: Date | null; readonly ends_at: Date }

/** A campaign of Medusa's; its id is null before it is made. */
export type NotedCampaign = CouponBucket & { readonly medusa_campaign_id: string | null }

/** Medusa's campaigns that we made for the dates of coupons. */
export class CampaignStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Notes a campaign: with Medusa's id where it is there, without where it is about to be made.
   */
  async note(
    identifier: string,
    { starts_at, ends_at, medusa_campaign_id }: NotedCampaign,
    now: Date
  ): Promise<void> {
    await this.#dataSource.query(
      `INSERT INTO retention_coupon_campaign AS campaign
         (identifier, starts_at, ends_at, medusa_campaign_id, created_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (identifier) DO UPDATE SET medusa_campaign_id = excluded.medusa_campaign_id
        WHERE campaign.medusa_campaign_id IS DISTINCT FROM excluded.medusa_campaign_id
          AND excluded.medusa_campaign_id IS NOT NULL`,
      [identifier, starts_at, ends_at, medusa_campaign_id, now]
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
