import type { BrowserShop } from "../browser-shop"

/** Tests of the settings page. */
export function settingsPage(shop: BrowserShop): void {
  describe("settings", () => {
    it.todo(`in ${typeof shop}`)
  })
}
