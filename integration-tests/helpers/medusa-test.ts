import { MedusaAppLoader } from "@medusajs/framework"
import { medusaIntegrationTestRunner as bootAndMigrate } from "@medusajs/test-utils"
import { copyMigrated } from "./migrated-database"

type Options = Omit<Parameters<typeof bootAndMigrate>[0], "dbName" | "hooks">

/** What a suite of tests is given. */
export type MedusaSuite = Parameters<Options["testSuite"]>[0]

/**
 * Medusa's test runner on a copy of a database that was migrated once for all spec files, since
 * migrating takes longer than all the rest of a boot. For those who switch modules of Medusa's on
 * or off, whose tables would be others, there is its own.
 */
export function medusaIntegrationTestRunner(options: Options): void {
  const dbName = `medusa_${Date.now()}_${process.pid}`
  const { prototype } = MedusaAppLoader
  beforeAll(() => {
    jest.spyOn(prototype, "runModulesMigrations").mockResolvedValue(undefined)
    jest
      .spyOn(prototype, "getLinksExecutionPlanner")
      .mockResolvedValue({ createPlan: async () => [], executePlan: async () => undefined })
  })
  bootAndMigrate({ ...options, dbName, hooks: { beforeServerStart: () => copyMigrated(dbName) } })
}
