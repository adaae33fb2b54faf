import fc from "fast-check"
import type { DataSource } from "typeorm"
import { stageHistory } from "../../src/modules/retention/domain/stage/stage-history"
import { calendarDay } from "../../src/modules/retention/domain/time/calendar-day"
import { addDays, DAY_MS } from "../../src/modules/retention/domain/time/duration"
import { redrawStatement } from "../../src/modules/retention/store/redraw-sql"
import { type ShopCase, shops } from "../helpers/arbitraries"
import { loadShop } from "../helpers/load-shop"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

/** What was redrawn: people by day and stage, and moves by day, from and to. */
type Past = {
  readonly standing: Readonly<Record<string, number>>
  readonly moves: Readonly<Record<string, number>>
}

/** Which past, in days since 1970 in the policy's zone, and since when moves are recorded. */
type Span = { readonly first: number; readonly last: number; readonly recorded_from: Date }

const iso = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** What the rules say of everybody's past. */
function specified({ people, policy, fit, now }: ShopCase, span: Span): Past {
  const standing: Record<string, number> = {}
  const moves: Record<string, number> = {}
  const add = (counts: Record<string, number>, key: string) => {
    counts[key] = (counts[key] ?? 0) + 1
  }
  for (const { purchases } of people) {
    const past = purchases.filter(({ at }) => at <= now)
    const history = stageHistory(past, fit.limits, policy)
      .filter(({ at }) => at <= now)
      .map((move) => ({ ...move, day: calendarDay(move.at, policy.time_zone) }))
    for (let day = span.first; day <= span.last; day += 1) {
      const stage = history.filter((move) => move.day <= day).at(-1)?.to
      if (stage) {
        add(standing, `${iso(day)} ${stage}`)
      }
    }
    for (const { at, day, from, to } of history) {
      if (from !== null && day >= span.first && at < span.recorded_from) {
        add(moves, `${iso(day)} ${from} ${to}`)
      }
    }
  }
  return { standing, moves }
}

describe("the redrawn past and the rules", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("stage_history_parity")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function redrawn({ policy, fit, now }: ShopCase, span: Span): Promise<Past> {
    await dataSource.query("TRUNCATE retention_snapshot, retention_redrawn_move")
    const { text, values } = redrawStatement({
      policy,
      limits: fit.limits,
      first_day: iso(span.first),
      last_day: iso(span.last),
      recorded_from: span.recorded_from,
      now,
    })
    await dataSource.query(text, values)
    const counts = async (statement: string) => {
      const rows = await dataSource.query<{ key: string; people: number }[]>(statement)
      return Object.fromEntries(rows.map(({ key, people }) => [key, people]))
    }
    return {
      standing: await counts(
        "SELECT concat_ws(' ', day, stage) AS key, people FROM retention_snapshot"
      ),
      moves: await counts(
        "SELECT concat_ws(' ', day, from_stage, to_stage) AS key, people FROM retention_redrawn_move"
      ),
    }
  }

  it("say the same of every day, and of every move", async () => {
    await fc.assert(
      fc.asyncProperty(
        shops({ people: 15 }),
        fc.constantFrom(1, 30, 400),
        fc.constantFrom(0, 0.5, 20, 300),
        async (shop, days, recorded_days) => {
          await loadShop(dataSource, shop)
          const today = calendarDay(shop.now, shop.policy.time_zone)
          const span: Span = {
            first: today - days,
            last: today - 1,
            recorded_from: addDays(shop.now, -recorded_days),
          }
          expect(await redrawn(shop, span)).toEqual(specified(shop, span))
        }
      ),
      { numRuns: 120 }
    )
  })
})
