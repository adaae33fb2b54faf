import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { BrowserShop } from "./browser-shop"
import { KNOWN_POLICY } from "./known-shop"
import { couponsPage } from "./pages/coupons"
import { couponIssuePage } from "./pages/coupon-issue"
import { customersPage } from "./pages/customers"
import { dataPage } from "./pages/data"
import { journey } from "./pages/journey"
import { modelPage } from "./pages/model"
import { movementPage } from "./pages/movement"
import { overviewPage } from "./pages/overview"
import { personPage } from "./pages/person"
import { segmentsPage } from "./pages/segments"
import { segmentPage } from "./pages/segment"
import { settingsPage } from "./pages/settings"

jest.setTimeout(300_000)

// The runner reads the configuration before it sets its own environment.
process.env.RETENTION_POLICY = JSON.stringify(KNOWN_POLICY)

// One Medusa for the pages of all areas: booting one takes longer than most of their tests.
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: (runner) => {
    const shop = new BrowserShop(runner)

    beforeAll(() => shop.start())
    afterAll(() => shop.stop())
    afterEach(async () => {
      expect(await shop.unexpectedErrors()).toEqual([])
    })

    journey(shop)
    overviewPage(shop)
    customersPage(shop)
    modelPage(shop)
    movementPage(shop)
    personPage(shop)
    segmentsPage(shop)
    segmentPage(shop)
    couponsPage(shop)
    couponIssuePage(shop)
    settingsPage(shop)
    dataPage(shop)
  },
})
