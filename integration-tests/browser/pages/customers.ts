import type { BrowserShop } from "../browser-shop"

/** Tests of the customers page. */
export function customersPage(shop: BrowserShop): void {
  describe("customers", () => {
    it.todo(`in ${typeof shop}`)
  })
}
