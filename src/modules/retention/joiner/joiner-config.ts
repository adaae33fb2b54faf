import type { ModuleJoinerConfig } from "@medusajs/framework/types"

/** The module's key in Medusa's container. */
export const RETENTION_MODULE = "retention"

/**
 * What Query knows of the module: aliases, keys and GraphQL types. Names are global in
 * Medusa, hence the prefix.
 */
export const joinerConfig: ModuleJoinerConfig = {
  serviceName: RETENTION_MODULE,
  primaryKeys: ["person_id", "customer_id"],
  linkableKeys: { retention_person_id: "RetentionProfile" },
  alias: [],
  schema: "",
}
