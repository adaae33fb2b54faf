import type { CreateOrderDTO, ExecArgs, IOrderModuleService } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

const BATCH = 50

/**
 * `medusa exec … PREFIX PEOPLE ORDERS`: what an import does. Makes that many orders of 10 eur for
 * that many people in turn, as fast as the order module takes them; each emits its events.
 */
export default async function importOrders({ container, args }: ExecArgs): Promise<void> {
  const [prefix = "import", people = 1, orders = 1] = [args[0], Number(args[1]), Number(args[2])]
  const service = container.resolve<IOrderModuleService>(Modules.ORDER)
  const all = Array.from({ length: orders }, (_nothing, index) => ({
    email: `${prefix}-${index % people}@example.com`,
    currency_code: "eur",
    items: [{ title: "Shirt", quantity: 1, unit_price: 10 }],
    transactions: [{ amount: 10, currency_code: "eur", reference: "capture" }],
  }))
  for (let done = 0; done < all.length; done += BATCH) {
    await service.createOrders(all.slice(done, done + BATCH) as unknown as CreateOrderDTO[])
  }
}
