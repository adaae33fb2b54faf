import type { DataSource } from "typeorm"
import type { CouponToAlign } from "../../domain/coupons/alignment"
import type { Altered } from "../../domain/coupons/alterations"
import { retryDeadlocks } from "../retry-deadlocks"
import { couponTransaction } from "./coupon-lock"

/** A coupon whose promotion has to be looked at. */
export type DueCoupon = CouponToAlign & {
  readonly id: string
  readonly person_id: string
  readonly attempts: number
  /** True where nobody claimed it before, so that Medusa cannot have it. */
  readonly is_new: boolean
  /** Changes when something has to be done anew. */
  readonly revision: number
}

/**
 * Which coupons a claim is about. Those that may not be used any more come first: nobody is to
 * have two codes that work.
 */
export type AlignPart = "dead" | "held"

/** How a promotion was found or made. */
export type AlignResult = {
  readonly id: string
  readonly revision: number
  /**
   * - `aligned`: it stands as it should
   * - `gone`: it was deleted by hand
   * - `removed`: it was to be taken away, and is
   * - `later`: something else has to happen before; `retry_at` says when to look again
   * - `failed`: Medusa refused, `problem` says why
   */
  readonly outcome: "aligned" | "gone" | "removed" | "later" | "failed"
  /** What is known of the promotion; what is null stays as it was. */
  readonly promotion_id: string | null
  readonly medusa_campaign_id: string | null
  readonly emails: readonly string[] | null
  /** What hands changed; undefined where nobody looked. */
  readonly altered?: Altered | null | undefined
  readonly problem?: string
  readonly retry_at?: Date
}

/** A coupon whose state an alignment changed. */
export type AlignedState = { readonly id: string; readonly state: "live" | "revoked" }

/** A promotion that was made or changed in Medusa, anybody's. */
export type ChangedPromotion = {
  readonly id: string
  readonly code: string | null
  /** Of Medusa's clock. */
  readonly updated_at: Date
}

/** So long nobody else takes up what was claimed; whoever claimed it may have been killed. */
const LEASE_MS = 120_000

/** Someone who gets a code waits for the end of their former one, but not for ever. */
const TRIES_TO_WAIT_FOR = 5

const HELD = "('issuing', 'live')"

const HAS_OPEN_FORMER = `EXISTS (
  SELECT FROM retention_coupon former
   WHERE former.person_id = c.person_id AND former.id <> c.id AND former.state NOT IN ${HELD}
     AND former.align_due_at IS NOT NULL AND former.align_attempts < ${TRIES_TO_WAIT_FOR})`

const OF = {
  dead: "person_id IN (SELECT person_id FROM retention_coupon WHERE id = ANY($4::text[]))",
  held: "id = ANY($4::text[])",
} as const satisfies Record<AlignPart, string>

/** Coupons that Medusa has to be told of, and what came of it. */
export class AlignStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Takes coupons that are due for a while, so that nobody else does them at the same time. Those
   * whose person has a dead one that may still be open are left until that is closed.
   *
   * @param ids only these, and of the dead ones all that their people have; any when null
   */
  async claim(
    part: AlignPart,
    ids: readonly string[] | null,
    now: Date,
    limit: number
  ): Promise<DueCoupon[]> {
    const lease = new Date(now.getTime() + LEASE_MS)
    const statement = claiming(part, ids !== null)
    const values = ids ? [now, lease, limit, ids] : [now, lease, limit]
    return retryDeadlocks(() => this.#dataSource.query<DueCoupon[]>(statement, values))
  }

  /**
   * Notes what came of it. What was changed since it was claimed stays due.
   * @returns those that became live or revoked by that
   */
  async settle(results: readonly AlignResult[], now: Date): Promise<AlignedState[]> {
    if (results.length === 0) {
      return []
    }
    const rows = results.map((result) => ({ ...result, looked: result.altered !== undefined }))
    return couponTransaction(this.#dataSource, (manager) =>
      manager.query<AlignedState[]>(SETTLE, [now, JSON.stringify(rows)])
    )
  }

  /** Whether there is anything to claim. */
  async isAnyDue(now: Date): Promise<boolean> {
    const [due] = await this.#dataSource.query<{ some: boolean }[]>(
      "SELECT EXISTS (SELECT FROM retention_coupon WHERE align_due_at <= $1) AS some",
      [now]
    )
    return due?.some ?? false
  }

  /** Has promotions looked at that something was heard of; those that are not ours are passed over. */
  async noticePromotions(promotion_ids: readonly string[], now: Date): Promise<void> {
    await this.#makeDue("promotion_id = ANY($2::text[])", now, promotion_ids)
  }

  /** The same for all that get their dates from a campaign of Medusa's. */
  async noticeCampaigns(campaign_ids: readonly string[], now: Date): Promise<void> {
    await this.#makeDue(
      `state IN ${HELD} AND medusa_campaign_id = ANY($2::text[])`,
      now,
      campaign_ids
    )
  }

  /**
   * Has promotions looked at that were changed since we last did, and those that we did not know to
   * be there: whoever made them may have been killed after their coupon was closed.
   * @param changed ours and others, with Medusa's time of the change
   */
  async noticeChanged(changed: readonly ChangedPromotion[], now: Date): Promise<void> {
    const values = [
      changed.map(({ id }) => id),
      changed.map(({ code }) => code),
      changed.map(({ updated_at }) => updated_at),
    ]
    await retryDeadlocks(() => this.#dataSource.query(NOTICE_CHANGED, [now, ...values]))
  }

  /**
   * Has the next held coupons in the order of ids looked at, whatever was heard of them.
   * @returns the last one's id; null at the end
   */
  async noticeNext(after: string, limit: number, now: Date): Promise<string | null> {
    const rows = await retryDeadlocks(() =>
      this.#dataSource.query<{ id: string }[]>(NOTICE_NEXT, [now, after, limit])
    )
    return rows[0]?.id ?? null
  }

  /**
   * Says of coupons that were never used and are long over that nothing of theirs stays in Medusa.
   * @param ended_before when they ended at the latest
   * @returns how many those are
   */
  async purge(ended_before: Date, now: Date, limit: number): Promise<number> {
    const rows = await this.#dataSource.query<unknown[]>(
      `WITH over AS (
         SELECT c.id FROM retention_coupon c
          WHERE c.state IN ('expired', 'revoked') AND c.purged_at IS NULL AND c.ends_at < $2
            AND NOT EXISTS (
              SELECT FROM retention_coupon_redemption r WHERE r.coupon_id = c.id)
          ORDER BY c.ends_at, c.id LIMIT $3 FOR UPDATE SKIP LOCKED
       ), purged AS (
         UPDATE retention_coupon c SET purged_at = $1, align_due_at = $1, updated_at = $1,
           revision = c.revision + 1 FROM over WHERE c.id = over.id
         RETURNING c.id
       )
       SELECT id FROM purged`,
      [now, ended_before, limit]
    )
    return rows.length
  }

  async #makeDue(which: string, now: Date, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) {
      await retryDeadlocks(() =>
        this.#dataSource.query(
          `UPDATE retention_coupon SET align_due_at = $1, revision = revision + 1
            WHERE ${which} AND purged_at IS NULL`,
          [now, ids]
        )
      )
    }
  }
}

/** @param some whether it is about some coupons only */
function claiming(part: AlignPart, some: boolean): string {
  const which =
    part === "dead" ? `state NOT IN ${HELD}` : `state IN ${HELD} AND NOT ${HAS_OPEN_FORMER}`
  return `WITH due AS (
      SELECT c.id, c.align_due_at = c.issued_at AS is_new FROM retention_coupon c
       WHERE c.align_due_at <= $1 AND c.${which} ${some ? `AND c.${OF[part]}` : ""}
       ORDER BY c.align_due_at, c.id LIMIT $3 FOR UPDATE SKIP LOCKED
    ), claimed AS (
      UPDATE retention_coupon c SET align_due_at = $2 FROM due WHERE c.id = due.id
      RETURNING c.*, due.is_new
    )
    SELECT c.id, c.person_id, c.code, c.offer, c.currency_code, c.state, c.starts_at, c.ends_at, c.closed_at,
      c.promotion_id, c.is_new, c.align_attempts AS attempts, c.revision,
      c.state <> 'redeemed' AND (c.purged_at IS NOT NULL
        OR c.state_reason IS NOT DISTINCT FROM 'withdrawn') AS unwanted,
      ARRAY(
        SELECT email FROM retention_person WHERE id = c.person_id
         UNION SELECT email FROM retention_identity WHERE person_id = c.person_id
         ORDER BY 1) AS emails
    FROM claimed c ORDER BY c.id`
}

/**
 * A coupon that was revoked while its promotion was made stays revoked. It is due again at once,
 * even where somebody has looked at it meanwhile, or is at it: they may have looked before it was
 * made.
 */
const SETTLE = `WITH result AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS r (
      id text, revision integer, outcome text, promotion_id text, medusa_campaign_id text,
      emails text[], altered jsonb, looked boolean, problem text, retry_at timestamptz)
  ), locked AS MATERIALIZED (
    SELECT c.id, c.state FROM retention_coupon c WHERE c.id IN (SELECT id FROM result)
     ORDER BY c.id FOR NO KEY UPDATE
  ), next AS (
    SELECT r.*, locked.state AS before,
      CASE WHEN r.outcome = 'aligned' AND locked.state = 'issuing' THEN 'live'
           WHEN r.outcome = 'gone' AND locked.state = 'live' THEN 'revoked'
           ELSE locked.state END AS state
      FROM result r JOIN locked ON locked.id = r.id
  ), written AS (
    UPDATE retention_coupon c SET
      promotion_id = coalesce(n.promotion_id, c.promotion_id),
      medusa_campaign_id = coalesce(n.medusa_campaign_id, c.medusa_campaign_id),
      emails = CASE WHEN n.outcome = 'removed' THEN '{}' ELSE coalesce(n.emails, c.emails) END,
      altered = CASE WHEN n.looked THEN nullif(n.altered, 'null') ELSE c.altered END,
      state = n.state,
      state_reason = CASE WHEN n.state = 'revoked' AND n.before = 'live'
        THEN 'deleted_by_hand' ELSE c.state_reason END,
      live_at = CASE WHEN n.state = 'live' THEN coalesce(c.live_at, $1) ELSE c.live_at END,
      closed_at = CASE WHEN n.state = 'revoked' AND n.before = 'live' THEN $1 ELSE c.closed_at END,
      align_due_at = CASE WHEN c.revision <> n.revision
        THEN least(c.align_due_at, $1) ELSE n.retry_at END,
      align_attempts = CASE WHEN n.outcome = 'failed' THEN c.align_attempts + 1 ELSE 0 END,
      problem = n.problem,
      purged_at = CASE WHEN n.outcome = 'removed' THEN coalesce(c.purged_at, $1)
        ELSE c.purged_at END,
      updated_at = $1
      FROM next n WHERE c.id = n.id
    RETURNING c.id, n.before, n.state
  )
  SELECT id, state FROM written WHERE state <> before`

const NOTICE_CHANGED = `
  WITH changed AS (
    SELECT * FROM unnest($2::text[], $3::text[], $4::timestamptz[]) AS promotion (id, code, at)
  ), due AS (
    SELECT c.id FROM changed JOIN retention_coupon c ON c.promotion_id = changed.id
     WHERE c.updated_at < changed.at AND c.purged_at IS NULL
     UNION
    SELECT c.id FROM changed JOIN retention_coupon c USING (code) WHERE c.promotion_id IS NULL
  )
  UPDATE retention_coupon c SET align_due_at = $1, revision = c.revision + 1
    FROM due WHERE c.id = due.id AND c.align_due_at IS NULL`

const NOTICE_NEXT = `
  WITH next AS (
    SELECT id FROM retention_coupon WHERE id > $2 AND state = 'live' ORDER BY id LIMIT $3
  ), due AS (
    UPDATE retention_coupon c SET align_due_at = $1, revision = c.revision + 1
      FROM next WHERE c.id = next.id AND c.align_due_at IS NULL
    RETURNING c.id
  )
  SELECT max(id) AS id FROM next HAVING count(*) = $3`
