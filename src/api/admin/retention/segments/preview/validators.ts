import { z } from "@medusajs/framework/zod"

/** Body of a preview; the rule is checked by its own schema, as deep and large as it may be. */
export const previewBody = z.strictObject({ rule: z.unknown() })
