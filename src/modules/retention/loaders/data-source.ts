import type { LoaderOptions } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"
import { openDataSource } from "../database/data-source"
import { warnWithoutSearchIndex } from "../database/search-index"
import { parseOptions } from "../options"

/** Container key of the module's TypeORM data source. */
export const DATA_SOURCE = "retentionDataSource"

/** Opens the module's own pool and registers it; the service closes it at shutdown. */
export default async function dataSourceLoader({ container, options, logger }: LoaderOptions) {
  const { pool_size } = parseOptions(options)
  const dataSource = await openDataSource(options ?? {}, { poolSize: pool_size })
  container.register(DATA_SOURCE, asValue(dataSource))
  await warnWithoutSearchIndex(dataSource, logger ?? console)
}
