import { defineLink } from "@medusajs/framework/utils"
import CustomerModule from "@medusajs/medusa/customer"
import { RETENTION_MODULE } from "../modules/retention/joiner/joiner-config"

/**
 * Makes `customer.retention_profile` readable by Query, for accounts and guest records alike.
 * Nothing is stored: `listRetentionProfiles({ customer_id })` finds the person of each customer.
 *
 * The key is written out because it is none of the module's own: a linkable key `customer_id`
 * would stand in the way of Customer's.
 */
export default defineLink(
  { linkable: CustomerModule.linkable.customer, field: "id" },
  {
    linkable: {
      serviceName: RETENTION_MODULE,
      entity: "RetentionProfile",
      field: "retentionProfile",
      linkable: "customer_id",
      primaryKey: "customer_id",
    },
    alias: "retention_profile",
  },
  { readOnly: true }
)
