import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import { isSpent } from "../../domain/coupons/decide-coupon"
import { NO_PRICES, type OfferPrices } from "../../domain/coupons/facts"
import type { Refusal } from "../../domain/coupons/refusals"
import type { CouponRequest } from "../../domain/coupons/request"
import type { RetentionCoupon, RetentionCouponRun } from "../../entities"
import type { CouponTarget } from "../../entities/coupon-run"
import { type Columns, columnOf, unnestRows } from "../ledger-unnest"
import { PolicyStore } from "../policy-store"
import { couponTransaction } from "./coupon-lock"
import { budgetOf, findSource, writeSource } from "./coupon-source"
import { countTarget, peopleAfter } from "./target-people"

/** So long nobody else takes up a run; whoever took it may have been killed. */
const LEASE_MS = 120_000

/** A run to be made. */
export type NewCouponRun = {
  /** Its `run_id` is not looked at. */
  readonly request: CouponRequest
  readonly target: CouponTarget
  /** Medusa's id of the user who asks for it. */
  readonly actor: string | null
}

/** What became of some of a run's people. */
export type RunPage = {
  /** Where the run stood when they were read, and the last one of them. */
  readonly before: string | null
  readonly cursor: string
  readonly reused: readonly Pick<RetentionCoupon, "run_id">[]
  readonly refused: readonly Refusal[]
}

/** Keeps the runs that issue to many, and where each stands. */
export class CouponRunStore {
  readonly #dataSource: DataSource

  constructor(dataSource: DataSource) {
    this.#dataSource = dataSource
  }

  /**
   * Makes a run, with its source and budget; the same source and step again is the same run.
   * @throws MedusaError NOT_FOUND for a segment that is not there; CONFLICT for an archived one,
   *   and for a source that counts in another base currency
   */
  async create(
    { request, target, actor }: NewCouponRun,
    now: Date
  ): Promise<{ readonly run: RetentionCouponRun; readonly is_new: boolean }> {
    return couponTransaction(this.#dataSource, async (manager) => {
      const before = await findBySource(manager, request)
      if (before) {
        return { run: before, is_new: false }
      }
      const people = await countTarget(manager, target)
      const policy = await new PolicyStore(manager).settings()
      const budget = budgetOf(await findSource(manager, request.source), request, policy)
      await writeSource(manager, request.source, budget, policy, now)
      const id = generateEntityId(undefined, "rcrn")
      const { source, offer, starts_at, ends_at, because } = request
      await manager.query(INSERT, [
        ...[id, source.type, source.id, source.step, JSON.stringify(target)],
        ...[JSON.stringify(offer), starts_at, ends_at, because, people, actor, now],
      ])
      return { run: await findRun(manager, id), is_new: true }
    })
  }

  /** The row. @throws MedusaError NOT_FOUND */
  async retrieve(id: string): Promise<RetentionCouponRun> {
    return findRun(this.#dataSource.manager, id)
  }

  /**
   * Takes a run for a while, so that nobody else goes on with it: one by its id, else the oldest
   * one that nobody is at.
   * @returns null where there is none, it is over, or somebody is at it
   */
  async take(id: string | null, now: Date): Promise<RetentionCouponRun | null> {
    const [run] = await this.#dataSource.query<RetentionCouponRun[]>(
      `WITH next AS (
         SELECT id FROM retention_coupon_run
          WHERE status = 'running' AND ($1::text IS NULL OR id = $1)
            AND (lease_until IS NULL OR lease_until <= $2)
          ORDER BY created_at, id LIMIT 1 FOR UPDATE SKIP LOCKED
       ), taken AS (
         UPDATE retention_coupon_run run SET lease_until = $3 FROM next WHERE run.id = next.id
         RETURNING run.*
       )
       SELECT * FROM taken`,
      [id, now, new Date(now.getTime() + LEASE_MS)]
    )
    return run ?? null
  }

  /** The next people to be gone through, in the order of their ids; none at the end. */
  async nextPeople(
    { target }: Pick<RetentionCouponRun, "target">,
    after: string | null,
    limit: number
  ): Promise<string[]> {
    return peopleAfter(this.#dataSource.manager, target, after, limit)
  }

  /**
   * Notes what became of some people, and holds the run for a while longer. What was issued is
   * counted from the coupons themselves, so that a page done twice counts once.
   * @returns until when it is held now; null where somebody stopped the run or is at it
   *   themselves: whoever asks leaves it
   */
  async note(run_id: string, page: RunPage, now: Date): Promise<Date | null> {
    const lease_until = new Date(now.getTime() + LEASE_MS)
    return this.#dataSource.transaction(async (manager) => {
      const reused = page.reused.filter((coupon) => coupon.run_id !== run_id).length
      const noted = await manager.query<{ id: string }[]>(NOTE, [
        ...[run_id, page.before, page.cursor, reused, page.refused.length],
        lease_until,
      ])
      if (noted.length === 0) {
        return null
      }
      await insertRefusals(manager, run_id, page.refused, now)
      return lease_until
    })
  }

  /**
   * Whether the source of a run has nothing left, for anybody: one person's coupon may be too dear
   * for what is left, and the next one's not.
   */
  async isSpent(run: RetentionCouponRun): Promise<boolean> {
    const { manager } = this.#dataSource
    const { source } = requestOfRun(run, NO_PRICES)
    const policy = await new PolicyStore(manager).settings()
    return isSpent(budgetOf(await findSource(manager, source), { source }, policy).left)
  }

  /**
   * Ends a run; one that was stopped meanwhile stays so, and so does one that somebody else took.
   * @param problem why it failed, or ended before its last person
   * @param lease until when whoever ends it holds it
   */
  async finish(
    run_id: string,
    { status, problem }: { readonly status: "done" | "failed"; readonly problem: string | null },
    lease: Date | null,
    now: Date
  ): Promise<RetentionCouponRun> {
    await this.#dataSource.query(
      `UPDATE retention_coupon_run
          SET status = $2, problem = $3, finished_at = $4, lease_until = NULL
        WHERE id = $1 AND status = 'running' AND lease_until IS NOT DISTINCT FROM $5`,
      [run_id, status, problem, now, lease]
    )
    return this.retrieve(run_id)
  }

  /**
   * Notes what a run stumbled over that may be over soon. It goes on when its lease is over.
   * @param lease until when whoever notes it holds the run; nothing is noted of somebody else's
   */
  async putOff(run_id: string, problem: string, lease: Date | null): Promise<void> {
    await this.#dataSource.query(
      `UPDATE retention_coupon_run SET problem = $2
        WHERE id = $1 AND status = 'running' AND lease_until IS NOT DISTINCT FROM $3`,
      [run_id, problem, lease]
    )
  }

  /**
   * Stops a run; what was issued stays. A stopped one stays as it is.
   * @throws MedusaError NOT_FOUND; CONFLICT for one that came to its end
   */
  async stop(run_id: string, now: Date): Promise<RetentionCouponRun> {
    const before = await this.retrieve(run_id)
    if (before.status === "done" || before.status === "failed") {
      throw new MedusaError(MedusaError.Types.CONFLICT, `Run ${run_id} is ${before.status}`)
    }
    await this.#dataSource.query(
      `UPDATE retention_coupon_run SET status = 'stopped', finished_at = $2, lease_until = NULL
        WHERE id = $1 AND status = 'running'`,
      [run_id, now]
    )
    return this.retrieve(run_id)
  }
}

/** What a run issues, as each of its people is asked for. */
export function requestOfRun(run: RetentionCouponRun, prices: OfferPrices): CouponRequest {
  const { id, source_type, source_id, step, offer, starts_at, ends_at, because } = run
  const source = { type: source_type, id: source_id, step }
  return { source, offer, starts_at, ends_at, because, run_id: id, prices }
}

async function findBySource(
  manager: EntityManager,
  { source: { type, id, step } }: CouponRequest
): Promise<RetentionCouponRun | null> {
  const [run] = await manager.query<RetentionCouponRun[]>(
    `SELECT * FROM retention_coupon_run
      WHERE source_type = $1 AND source_id = $2 AND step = $3`,
    [type, id, step]
  )
  return run ?? null
}

async function findRun(manager: EntityManager, id: string): Promise<RetentionCouponRun> {
  const [run] = id.includes("\0")
    ? []
    : await manager.query<RetentionCouponRun[]>(
        "SELECT * FROM retention_coupon_run WHERE id = $1",
        [id]
      )
  if (!run) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no run ${id}`)
  }
  return run
}

const REFUSAL_COLUMNS: Columns<Refusal> = [
  ["person_id", "text"],
  ["reason", "text"],
  ["detail", "jsonb"],
]

async function insertRefusals(
  manager: EntityManager,
  run_id: string,
  refusals: readonly Refusal[],
  now: Date
): Promise<void> {
  if (refusals.length === 0) {
    return
  }
  const set = unnestRows(refusals, REFUSAL_COLUMNS, "refused", 3)
  await manager.query(
    `INSERT INTO retention_coupon_refusal (run_id, person_id, reason, detail, at)
     SELECT $1, ${REFUSAL_COLUMNS.map((column) => columnOf("refused", column)).join(", ")}, $2
       FROM ${set.from}
     ON CONFLICT (run_id, person_id) DO UPDATE
        SET reason = excluded.reason, detail = excluded.detail, at = excluded.at`,
    [run_id, now, ...set.params]
  )
}

const INSERT = `
  INSERT INTO retention_coupon_run
    (id, source_type, source_id, step, target, offer, starts_at, ends_at, because, people, actor,
     created_at, status)
  VALUES ($1, $2, $3, $4, $5::jsonb, $6::jsonb, $7, $8, $9, $10, $11, $12, 'running')`

const NOTE = `
  WITH noted AS (
    UPDATE retention_coupon_run run
       SET cursor = $3, reused = run.reused + $4, refused = run.refused + $5, lease_until = $6,
           problem = NULL,
           issued = (SELECT count(*) FROM retention_coupon coupon
                      WHERE coupon.source_type = run.source_type
                        AND coupon.source_id = run.source_id
                        AND coupon.run_id = run.id
                        AND coupon.state_reason IS DISTINCT FROM 'withdrawn')
     WHERE run.id = $1 AND run.status = 'running' AND run.cursor IS NOT DISTINCT FROM $2
    RETURNING run.id
  )
  SELECT id FROM noted`
