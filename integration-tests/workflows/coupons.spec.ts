import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { couponTests } from "./coupons.suite"

jest.setTimeout(240_000)

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: (suite) => {
    describe("coupons", () => couponTests(suite))
  },
})
