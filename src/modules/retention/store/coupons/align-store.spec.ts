import { type DataSource, QueryFailedError } from "typeorm"
import { AlignStore } from "./align-store"

const NOW = new Date("2026-06-10T12:00:00Z")

/** A database that breaks a deadlock first. */
function broken() {
  const asked: string[] = []
  const query = (statement: string) => {
    asked.push(statement)
    const deadlock = Object.assign(new Error("deadlock detected"), { code: "40P01" })
    return asked.length === 1
      ? Promise.reject(new QueryFailedError(statement, [], deadlock))
      : Promise.resolve([])
  }
  return { asked, store: new AlignStore({ query } as unknown as DataSource) }
}

describe("AlignStore", () => {
  it.each([
    ["claims", (store: AlignStore) => store.claim("held", ["rcpn_1"], NOW, 10)],
    ["notices changes", (store: AlignStore) => store.noticeChanged([], NOW)],
    ["notices the next", (store: AlignStore) => store.noticeNext("", 10, NOW)],
    ["notices promotions", (store: AlignStore) => store.noticePromotions(["promo_1"], NOW)],
  ])("%s again where Postgres broke a deadlock", async (_case, work) => {
    const { asked, store } = broken()
    await work(store)
    expect(asked).toHaveLength(2)
    expect(asked[0]).toBe(asked[1])
  })
})
