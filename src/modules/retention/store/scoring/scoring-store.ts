import { MedusaError, generateEntityId } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import type { PolicyPreview } from "../../domain/policy/preview"
import type { TransitionCause } from "../../domain/types"
import type { RetentionFit } from "../../entities"
import { FitStore } from "../fit-store"
import { PolicyStore } from "../policy-store"
import { portrayPeople } from "../portraits/portray-people"
import { predictPeople } from "../predictions/predict-people"
import { retryDeadlocks } from "../retry-deadlocks"
import { markUnsegmented } from "../segments/unsegmented-statements"
import { clearUnscored, waitingPeople } from "../unscored-statements"
import { everybodyInBatches, type Batch } from "./batches"
import { FittingStore, type RefitRequest } from "./fitting-store"
import type { Scope } from "./ledger-sql"
import { previewPolicy } from "./preview"
import { scoreStatement } from "./score-sql"
import { lockScope } from "./scoring-lock"
import { add, noneYet, valueOf, type Counts } from "./totals"
import { tuneForSets } from "./tune-for-sets"

/**
 * As of when. A function is asked by each batch once its turn has come: a purchase that was made
 * while it waited, or while the batches before it ran, is none of the future.
 */
export type Moment = Date | (() => Date)

/** What to score, why, and as of when. */
export type ScoreRequest = {
  /** Only these people; everybody when left out. */
  readonly person_ids?: readonly string[]
  readonly cause: TransitionCause
  readonly now: Moment
  /** Marks the transitions of this run; made up when left out. */
  readonly run_id?: string
}

/** As of when to sweep or to score those who wait, and the mark of the transitions. */
export type SweepRequest = { readonly now: Moment; readonly run_id?: string }

/** What a scoring did. */
export type ScoreResult = {
  readonly run_id: string
  /** People looked at. */
  readonly scored: number
  /** Profiles that changed and were written. */
  readonly written: number
  /** Changes of tier or stage. */
  readonly transitions: number
}

/** People a statement of a full run takes at once: bounds memory, locks and WAL. */
const BATCH = 100_000

/** People that the sweep scores at once. */
const SWEEP_BATCH = 10_000

/** Runs the engine: one statement that scores everybody, some people, or those who are due. */
export class ScoringStore {
  readonly #dataSource: DataSource
  readonly #batch: number
  readonly #fits: FitStore
  readonly #fitting: FittingStore
  readonly #policies: PolicyStore
  /** The full run at work in this process, or the last one. */
  #fullRun: Promise<unknown> = Promise.resolve()

  /** @param batch people a statement of a full run takes at once */
  constructor(dataSource: DataSource, { batch = BATCH }: { readonly batch?: number } = {}) {
    this.#dataSource = dataSource
    this.#batch = batch
    this.#fits = new FitStore(dataSource)
    this.#fitting = new FittingStore(dataSource)
    this.#policies = new PolicyStore(dataSource)
  }

  /**
   * Brings profiles in step with ledger, policy, fit and time. Idempotent: a second call at the
   * same moment writes nothing.
   * @throws MedusaError NOT_ALLOWED before the first fit
   */
  async score(request: ScoreRequest): Promise<ScoreResult> {
    const run = { ...request, run_id: request.run_id ?? newRunId() }
    return request.person_ids ? this.#scorePeople(run, request.person_ids) : this.#scoreAll(run)
  }

  async #scorePeople(run: Run, person_ids: readonly string[]): Promise<ScoreResult> {
    const totals = noneYet(run.run_id)
    const unique = [...new Set(person_ids)]
    for (let start = 0; start < unique.length; start += this.#batch) {
      const scope: Scope = { kind: "people", person_ids: unique.slice(start, start + this.#batch) }
      add(totals, await this.#scoreLocked(run, [scope]))
    }
    return totals
  }

  /** One full run at a time in this process: each takes two connections of the pool. */
  async #scoreAll(run: Run): Promise<ScoreResult> {
    const before = this.#fullRun
    const mine = (async () => {
      await before.catch(() => undefined)
      const totals = noneYet(run.run_id)
      for await (const scopes of everybodyInBatches(this.#dataSource, this.#batch)) {
        add(totals, await this.#scoreLocked(run, scopes))
      }
      await this.#dropOrphans()
      return totals
    })()
    this.#fullRun = mine
    return mine
  }

  /** A person who was removed while a batch was under way leaves rows of nobody behind. */
  async #dropOrphans(): Promise<void> {
    for (const table of DERIVED) {
      await this.#dataSource.query(
        `DELETE FROM ${table} derived
          WHERE NOT EXISTS (SELECT FROM retention_person person WHERE person.id = derived.person_id)`
      )
    }
  }

  /** See {@link FittingStore.refit}. */
  async refit(request: RefitRequest): Promise<RetentionFit> {
    return this.#fitting.refit(request)
  }

  /**
   * Who would move from where to where by other settings, and what the back-test says of them.
   * Writes nothing.
   * @throws MedusaError INVALID_DATA naming each field and what is allowed
   */
  async preview({ settings, now }: { settings: unknown; now: Date }): Promise<PolicyPreview> {
    const policy = await this.#policies.parse(settings)
    const current = await this.#fits.latest()
    const fit = await this.#fitting.draft(policy, now)
    return previewPolicy(this.#dataSource, { policy, fit, limits: current?.limits ?? null, now })
  }

  /**
   * Scores those about whom something changes by time alone, the longest overdue first. Cost
   * follows their number, not the number of people.
   */
  async sweep({ now, run_id = newRunId() }: SweepRequest): Promise<ScoreResult> {
    const totals = noneYet(run_id)
    for (;;) {
      const asOf = momentOf(now)
      const due = await this.#due(asOf)
      if (due.length === 0) {
        return totals
      }
      const done = await this.score({ person_ids: due, cause: "time", now, run_id })
      add(totals, done)
      if (done.scored < due.length) {
        await this.#dropOrphans()
      }
      // Scoring moves the next change behind now, ours or somebody else's that was faster; were
      // that ever not so, this must still end.
      if (done.written === 0 && (await this.#stillDue(due, asOf))) {
        throw new MedusaError(
          MedusaError.Types.UNEXPECTED_STATE,
          `The sweep found ${due.length} people due and nothing to change about them`
        )
      }
    }
  }

  /**
   * Scores those whose ledger has changed since they were scored last, each once and by the
   * weightiest reason. Before the first fit they go on waiting.
   */
  async scoreWaiting({ now, run_id = newRunId() }: SweepRequest): Promise<ScoreResult> {
    const totals = noneYet(run_id)
    if (!(await this.#fits.latest())) {
      return totals
    }
    let after = ""
    for (;;) {
      const page = await waitingPeople(this.#dataSource.manager, { after, limit: SWEEP_BATCH })
      const last = page.at(-1)
      if (!last) {
        return totals
      }
      for (const cause of new Set(page.map((person) => person.cause))) {
        const person_ids = page.flatMap((p) => (p.cause === cause ? p.person_id : []))
        add(totals, await this.score({ person_ids, cause, now, run_id }))
      }
      after = last.person_id
    }
  }

  /** How many people wait to be scored. */
  async waiting(): Promise<number> {
    const [row] = await this.#dataSource.query<{ count: number }[]>(
      "SELECT count(*)::integer AS count FROM retention_unscored"
    )
    return row?.count ?? 0
  }

  async #due(now: Date): Promise<string[]> {
    const rows = await this.#dataSource.query<{ person_id: string }[]>(
      `${DUE} ORDER BY next_change_at LIMIT $2`,
      [now, SWEEP_BATCH]
    )
    return rows.map(({ person_id }) => person_id)
  }

  async #stillDue(person_ids: readonly string[], now: Date): Promise<boolean> {
    const rows = await this.#dataSource.query<unknown[]>(
      `${DUE} AND person_id = ANY ($2::text[]) LIMIT 1`,
      [now, person_ids]
    )
    return rows.length > 0
  }

  /**
   * Scores one scope or two side by side, in a transaction each, under one lock. The second
   * connection is taken before anybody waits for the lock, and its transaction ends before the
   * lock is given back.
   */
  async #scoreLocked(run: Run, [first, second]: Batch): Promise<Counts> {
    return retryDeadlocks(() =>
      this.#dataSource.transaction(async (lead) => {
        if (!second) {
          await lockScope(lead, first)
          return this.#scoreScope(lead, run, first)
        }
        return this.#dataSource.transaction(async (beside) => {
          await lockScope(lead, first)
          const [one, other] = await Promise.allSettled([
            this.#scoreScope(lead, run, first),
            this.#scoreScope(beside, run, second),
          ])
          const totals = noneYet(run.run_id)
          add(totals, valueOf(one))
          add(totals, valueOf(other))
          return totals
        })
      })
    )
  }

  /** Called under the lock: what was read before may be older than what its last holder went by. */
  async #scoreScope(manager: EntityManager, run: Run, scope: Scope): Promise<Counts> {
    const { cause, run_id } = run
    await tuneForSets(manager, scope)
    await clearUnscored(manager, scope)
    const { settings: policy } = await new PolicyStore(manager).current()
    const fit = await requireFit(new FitStore(manager))
    const now = momentOf(run.now)
    const { text, values } = scoreStatement({ policy, fit, now, scope, cause, run_id })
    const [row] = await manager.query<Counts[]>(text, values)
    if (scope.kind === "people") {
      const { person_ids } = scope
      if (cause !== "time") {
        await predictPeople(manager, { policy, now, person_ids })
        await portrayPeople(manager, { policy, now, scope })
      }
      await markUnsegmented(manager, person_ids)
    }
    return row ?? { scored: 0, written: 0, transitions: 0 }
  }
}

/** What is derived of a person by scoring, one row each. */
const DERIVED = ["retention_profile", "retention_prediction", "retention_portrait"]

/** Those about whom time alone has changed something. One table, one index: mostly nobody is due. */
const DUE = `SELECT person_id FROM retention_profile WHERE next_change_at <= $1`

async function requireFit(fits: FitStore): Promise<RetentionFit> {
  const fit = await fits.latest()
  if (!fit) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "There is no fit yet; run the backfill first"
    )
  }
  return fit
}

function momentOf(now: Moment): Date {
  return typeof now === "function" ? now() : now
}

function newRunId(): string {
  return generateEntityId(undefined, "rrun")
}

type Run = ScoreRequest & { readonly run_id: string }
