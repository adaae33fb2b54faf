import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { makeFullShop } from "../../integration-tests/helpers/full-shop"
import { fillCart, placePaidOrder } from "../../integration-tests/helpers/shop-orders"
import type { RetentionModuleService } from "../../src/modules/retention"
import { serve } from "./serve"

/** What completing one cart took, in milliseconds. */
export type CompletedCart = {
  /** What its shopper waited. */
  readonly waited: number
  /** CPU time that this process spent meanwhile: tells more on a machine that does other things. */
  readonly cpu: number
}

/** Longer than the plugin waits for the end of a burst. */
const QUIET_MS = 700

void serve((container: MedusaContainer) => ({
  /** Makes a shop with an order in it, and a cart that is ready to be completed. */
  cart: async () => {
    const shop = await makeFullShop(container)
    await placePaidOrder(shop, { email: "first@example.com" })
    return fillCart(shop, { email: "pattern@example.com" })
  },

  /** Completes a cart. */
  complete: async (id: string) => {
    const [start, cpu] = [performance.now(), cpuSeconds()]
    await completeCartWorkflow(container).run({ input: { id } })
    const taken: CompletedCart = {
      waited: performance.now() - start,
      cpu: (cpuSeconds() - cpu) * 1000,
    }
    return taken
  },

  /** Waits until nothing is done in the background any more. @returns CPU seconds so far */
  settle: async () => {
    // By its name alone: importing the module would load the plugin into a Medusa without it.
    const retention = container.resolve<RetentionModuleService>("retention", {
      allowUnregistered: true,
    }) as RetentionModuleService | undefined
    do {
      await sleep(QUIET_MS)
    } while (retention && (await retention.hints.count()) > 0)
    return cpuSeconds()
  },
}))

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
