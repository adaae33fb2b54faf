import { monitorEventLoopDelay } from "node:perf_hooks"
import type { CreatePromotionDTO, MedusaContainer } from "@medusajs/framework/types"
import { ApiKeyType, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { makeFullShop } from "../../integration-tests/helpers/full-shop"
import { fillCart } from "../../integration-tests/helpers/shop-orders"
import { the } from "../../integration-tests/helpers/the"
import { issueCouponsWorkflow } from "../../src/workflows/coupons"
import { ensurePolicyWorkflow } from "../../src/workflows/policy"
import { listen, makeApp } from "./listen"
import { serve } from "./serve"

/** What making some codes took. */
export type BulkRun = {
  readonly seconds: number
  /** The longest that nothing else had its turn. */
  readonly longest_block_ms: number
  readonly made: number
}

/** A shop with a cart that is ready to be completed, and how its storefront asks. */
export type CouponShop = { readonly cart_id: string; readonly publishable_key: string }

/** Shorter than what is looked for, longer than what looking takes. */
const RESOLUTION_MS = 5

const OFFER = { type: "percentage", value: "10" } as const

const app = makeApp()

void serve((container: MedusaContainer) => {
  const promotions = container.resolve(Modules.PROMOTION)

  return {
    /** Makes a shop with a cart. */
    shop: async () => {
      await ensurePolicyWorkflow(container).run()
      const shop = await makeFullShop(container)
      const { result } = await createApiKeysWorkflow(container).run({
        input: {
          api_keys: [{ title: "Shop", type: ApiKeyType.PUBLISHABLE, created_by: "bench" }],
        },
      })
      const { id, token } = the(result[0])
      await linkSalesChannelsToApiKeyWorkflow(container).run({
        input: { id, add: [shop.sales_channel_id] },
      })
      const made: CouponShop = {
        cart_id: await fillCart(shop, { email: "pattern@example.com" }),
        publishable_key: token,
      }
      return made
    },

    /** Issues to people, by the workflow that everybody issues by. */
    issue: async ({ person_ids, id }: { person_ids: string[]; id: string }) =>
      measured(async () => {
        const { result } = await issueCouponsWorkflow(container).run({
          input: {
            source: { type: "bench", id, budget: { amount: null, count: null } },
            person_ids,
            offer: OFFER,
            valid_days: 14,
          },
        })
        if (result.refused.length > 0) {
          throw new Error(`somebody was refused: ${JSON.stringify(result.refused[0])}`)
        }
        return result.issued.length
      }),

    /** Makes as many promotions of the same shape by Medusa's own service, so many at a time. */
    create: async (given: { emails: string[]; campaign_id: string; batch: number }) =>
      measured(async () => {
        let made = 0
        for (let start = 0; start < given.emails.length; start += given.batch) {
          const some = given.emails.slice(start, start + given.batch)
          const result = await promotions.createPromotions(
            some.map((email) => plainPromotion(email, given.campaign_id))
          )
          made += result.length
        }
        return made
      }),

    /** Answers over HTTP. @returns the URL */
    listen: () => listen(app),
  }
}, app)

let codes = 0

function plainPromotion(email: string, campaign_id: string): CreatePromotionDTO {
  codes += 1
  return {
    code: `PLAIN-${process.pid}-${codes}`,
    type: "standard",
    status: "active",
    is_automatic: false,
    limit: 1,
    campaign_id,
    rules: [{ attribute: "customer.email", operator: "in", values: [email] }],
    application_method: { type: "percentage", target_type: "order", value: 10 },
  }
}

async function measured(work: () => Promise<number>): Promise<BulkRun> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const start = performance.now()
  const made = await work()
  const seconds = (performance.now() - start) / 1000
  delays.disable()
  return { seconds, longest_block_ms: delays.max / 1e6, made }
}
