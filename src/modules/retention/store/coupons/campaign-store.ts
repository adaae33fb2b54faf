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

  /** Those that are known to be in Medusa, with these ends, the newest first. */
  known(ends_at: readonly Date[]): Promise<NotedCampaign[]> {
    return this.#dataSource.query<NotedCampaign[]>(
      `SELECT starts_at, ends_at, medusa_campaign_id FROM retention_coupon_campaign
        WHERE ends_at = ANY($1::timestamptz[]) AND medusa_campaign_id IS NOT NULL
        ORDER BY created_at DESC, identifier`,
      [ends_at]
    )
  }

  /**
   * Has Medusa asked again before more coupons are put into campaigns that hold now: somebody may
   * have given them other dates.
   * @param ids Medusa's; all when null
   */
  async distrust(ids: readonly string[] | null, now: Date): Promise<void> {
    await this.#dataSource.query(
      `UPDATE retention_coupon_campaign SET medusa_campaign_id = NULL
        WHERE ends_at > $1 AND ($2::text[] IS NULL OR medusa_campaign_id = ANY($2::text[]))`,
      [now, ids]
    )
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

  /** Names of campaigns that ended before then, oldest first. */
  async ended(before: Date, limit: number): Promise<string[]> {
    const rows = await this.#dataSource.query<{ identifier: string }[]>(
      `SELECT identifier FROM retention_coupon_campaign
        WHERE ends_at < $1 ORDER BY ends_at, identifier LIMIT $2`,
      [before, limit]
    )
    return rows.map(({ identifier }) => identifier)
  }

  /** Forgets campaigns that are no more in Medusa. */
  async forget(identifiers: readonly string[]): Promise<void> {
    await this.#dataSource.query(
      "DELETE FROM retention_coupon_campaign WHERE identifier = ANY($1::text[])",
      [identifiers]
    )
  }
}
