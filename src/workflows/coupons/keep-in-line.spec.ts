import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { RETENTION_MODULE } from "../../modules/retention/joiner/joiner-config"
import { keepCouponsInLine } from "./keep-in-line"

/** What it does, in order; what `broken` names fails. */
async function kept({ broken = [], due = false }: { broken?: string[]; due?: boolean }) {
  const done: string[] = []
  const does =
    <T>(what: string, result: T) =>
    (...[, , at_most]: unknown[]) => {
      done.push(typeof at_most === "number" ? `${what} ${at_most}` : what)
      return broken.includes(what) ? Promise.reject(new Error("no")) : Promise.resolve(result)
    }
  const registered: Record<string, unknown> = {
    [RETENTION_MODULE]: {
      coupons: {
        expire: does("expire", [{ id: "rcpn_1" }]),
        followPeople: does("align", []),
      },
      couponNotices: { of: () => Promise.resolve([{ coupon_id: "rcpn_1" }]) },
      couponSettle: { settle: does("settle", { settled: [], failed: [], more: false }) },
      couponAlign: {
        claim: () => Promise.resolve([]),
        settle: () => Promise.resolve([]),
        isAnyDue: () => Promise.resolve(due),
        purge: does("purge", 0),
      },
      couponCampaigns: { ended: () => Promise.resolve([]), forget: () => Promise.resolve() },
      policies: { settings: () => Promise.resolve({ offers: { purge_after_days: 30 } }) },
      watermarks: { setAt: does("look", new Date()) },
    },
    [ContainerRegistrationKeys.QUERY]: {},
    [ContainerRegistrationKeys.LOGGER]: { error: () => done.push("log") },
    [Modules.EVENT_BUS]: { emit: does("tell", undefined) },
  }
  await keepCouponsInLine({
    resolve: (key: string) => registered[key],
  } as unknown as MedusaContainer)
  return done
}

describe("keepCouponsInLine", () => {
  it("closes what is over in Medusa before anything else, and purges a little last", async () => {
    expect(await kept({})).toEqual(["expire", "align", "tell", "settle", "look", "purge 200"])
  })

  it("aligns again when something came due", async () => {
    expect(await kept({ due: true })).toEqual([
      ...["expire", "align", "tell", "settle", "align", "look", "purge 200"],
    ])
  })

  it.each(["expire", "align", "tell", "settle", "look", "purge"])(
    "goes on where %s fails",
    async (what) => {
      const done = await kept({ broken: [what] })
      expect(done).toEqual(expect.arrayContaining(["align", "settle", "look", "purge 200"]))
      expect(done).toContain("log")
    }
  )
})
