import { medusaIntegrationTestRunner, type MedusaSuite } from "../helpers/medusa-test"
import { backfillRunTests } from "../workflows/backfill-runs.suite"
import { couponTests } from "../workflows/coupons.suite"
import { mirrorTests } from "../workflows/mirrors.suite"
import { segmentSyncTests } from "../workflows/segment-sync.suite"
import { adminApiTests } from "./admin-api.suite"
import { backfillApiTests } from "./backfill.suite"
import { couponApiTests } from "./coupons.suite"
import { exportTests } from "./export.suite"
import { seenTests } from "./seen.suite"
import { segmentTests } from "./segments.suite"

jest.setTimeout(240_000)

const SUITES: Readonly<Record<string, (suite: MedusaSuite) => void>> = {
  "admin API": adminApiTests,
  export: exportTests,
  seen: seenTests,
  "backfill by API": backfillApiTests,
  segments: segmentTests,
  "backfill runs": backfillRunTests,
  mirrors: mirrorTests,
  "segment sync": segmentSyncTests,
  coupons: couponTests,
  "a coupon in the shop": couponApiTests,
}

// Booting Medusa takes longer than most suites: those that ask for nothing special of it share one,
// and each begins with the database as it was then.
medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: (suite) => {
    const { dbUtils, dbConfig } = suite
    const untouched = { templateName: `${dbConfig.dbName}-untouched` }
    beforeAll(() => dbUtils.snapshot(untouched))

    describe.each(Object.entries(SUITES))("%s", (_name, tests) => {
      beforeAll(() => dbUtils.restore(untouched))
      tests(suite)
      // What a suite has prepared by now is there before each of its tests.
      beforeAll(() => dbUtils.snapshot())
    })
  },
})
