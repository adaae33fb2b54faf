import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import { CouponEvents, tellOfCoupons } from "./events"

describe("tellOfCoupons", () => {
  it("goes on where the event bus fails, and logs whom it did not tell of", async () => {
    const told: unknown[] = []
    const logged: string[] = []
    const registered: Record<string, unknown> = {
      [RETENTION_MODULE]: {
        couponNotices: {
          of: (ids: string[]) => Promise.resolve(ids.map((coupon_id) => ({ coupon_id }))),
        },
      },
      [ContainerRegistrationKeys.QUERY]: {},
      [ContainerRegistrationKeys.LOGGER]: { error: (text: string) => logged.push(text) },
      [Modules.EVENT_BUS]: {
        emit: ({ name, data }: { name: string; data: unknown }) => {
          if (name === CouponEvents.ISSUED) {
            throw new Error("no bus")
          }
          told.push({ name, data })
        },
      },
    }
    const container = { resolve: (key: string) => registered[key] } as unknown as MedusaContainer
    await tellOfCoupons(container, [
      { name: CouponEvents.ISSUED, coupon_id: "rcpn_1" },
      { name: CouponEvents.ISSUED, coupon_id: "rcpn_2" },
      { name: CouponEvents.REVOKED, coupon_id: "rcpn_3" },
    ])
    expect(told).toEqual([
      { name: CouponEvents.REVOKED, data: { data: [{ coupon_id: "rcpn_3" }] } },
    ])
    expect(logged).toEqual([
      "retention: retention.coupon_issued was not told of rcpn_1, rcpn_2: no bus",
    ])
  })
})
