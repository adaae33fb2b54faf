import { z } from "@medusajs/framework/zod"

const CART = "must be a cart's id of at most 64 letters"
const CODE = "must be a code of 1 to 64 letters"

/** Which code is to be applied to which cart. */
export const applyBody = z.strictObject({
  cart_id: z.string({ error: CART }).regex(/^[\w.:-]{1,64}$/, { error: CART }),
  code: z
    .string({ error: CODE })
    .min(1, { error: CODE })
    .max(64, { error: CODE })
    .refine((code) => !code.includes("\0"), { error: CODE }),
})
