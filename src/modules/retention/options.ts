import { z } from "zod"
import { policySchema } from "./domain/policy/schema"

/**
 * The plugin's options in `medusa-config.ts`. They seed version 1 of the policy at the first
 * start; from then on the admin owns it and they are ignored.
 */
export const retentionOptionsSchema = z.object({
  /** Any part of the policy; the rest takes its defaults. */
  policy: z.unknown().optional(),
  /** Connections of the module's own database pool. */
  pool_size: z.int().min(1).max(50).default(5),
})

export type RetentionOptions = z.input<typeof retentionOptionsSchema>

export { policySchema }
