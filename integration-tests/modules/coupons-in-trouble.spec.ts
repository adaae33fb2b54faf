import type { DataSource } from "typeorm"
import { CouponReader } from "../../src/modules/retention/store/coupons/coupon-reader"
import { CouponShop } from "../helpers/coupon-shop"
import { personId } from "../helpers/ledger-fixture"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const NOW = new Date("2026-06-15T12:00:00Z")
const ALTERED = `altered = '{"value": ["10", "50"]}'`
const LATE = "late = TRUE"

describe("coupons that somebody should look at", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("coupons_in_trouble")
    dataSource = await openMigrated(database)
  })

  afterAll(async () => {
    await dataSource?.destroy()
    await database?.drop()
  })

  it("are those that Medusa does not follow, that hands changed, or that were honoured late", async () => {
    const shop = new CouponShop(dataSource, NOW)
    const fine = ["ann", "bob", "cat", "dan", "eve"]
    const wrong = ["fay", "gus", "hal", "ida"]
    await shop.open([], { people: [...fine, ...wrong] })
    await shop.gives([...fine, ...wrong])
    await shop.goLive()
    for (const name of ["bob", "cat", "ida"]) {
      await shop.redeem(name, "4")
    }
    const change = (name: string, set: string) =>
      dataSource.query(`UPDATE retention_coupon SET ${set} WHERE person_id = $1`, [personId(name)])
    const changeOrder = (name: string, set: string) =>
      dataSource.query(
        `UPDATE retention_coupon_redemption SET ${set} WHERE coupon_id =
           (SELECT id FROM retention_coupon WHERE person_id = $1)`,
        [personId(name)]
      )
    await changeOrder("cat", `${LATE}, canceled_at = now()`)
    await change("dan", "state = 'revoked', state_reason = 'by_hand'")
    await change("eve", `state = 'expired', ${ALTERED}`)
    await change("fay", "problem = 'no connection'")
    await change("gus", ALTERED)
    await change("hal", "state = 'revoked', state_reason = 'deleted_by_hand'")
    await changeOrder("ida", LATE)

    const namesOf = async (trouble: boolean) => {
      const { coupons, count } = await new CouponReader(dataSource).list({
        filters: { trouble },
        order: "-issued_at",
        limit: 20,
        offset: 0,
      })
      expect(count).toBe(coupons.length)
      return coupons.map(({ person_id }) => person_id.slice(personId("").length)).sort()
    }
    expect(await namesOf(true)).toEqual(wrong)
    expect(await namesOf(false)).toEqual(fine)
  })
})
