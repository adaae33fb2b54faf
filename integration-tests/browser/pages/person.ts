import type { BrowserShop } from "../browser-shop"

/** Tests of the person page. */
export function personPage(shop: BrowserShop): void {
  describe("person", () => {
    it.todo(`in ${typeof shop}`)
  })
}
