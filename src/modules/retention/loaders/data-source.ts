import type { LoaderOptions } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { openDataSource } from "../database/data-source"
import { retentionOptionsSchema } from "../options"

/** Container key of the module's TypeORM data source. */
export const DATA_SOURCE = "retentionDataSource"

/** Opens the module's own pool and registers it; the service closes it at shutdown. */
export default async function dataSourceLoader({ container, options }: LoaderOptions) {
  const dataSource = await openDataSource(options ?? {}, {
    poolSize: retentionOptionsSchema.parse(options ?? {}).pool_size,
  })
  container.register(DATA_SOURCE, asValue(dataSource))
}
