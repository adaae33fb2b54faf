import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { couponApiTests } from "./coupons.suite"

jest.setTimeout(180_000)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: (suite) => {
    describe("a coupon", () => couponApiTests(suite))
  },
})
