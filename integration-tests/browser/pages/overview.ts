import type { BrowserShop } from "../browser-shop"

/** Tests of the overview page. */
export function overviewPage(shop: BrowserShop): void {
  describe("overview", () => {
    it.todo(`in ${typeof shop}`)
  })
}
