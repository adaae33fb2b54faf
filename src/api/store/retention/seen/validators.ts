import { z } from "@medusajs/framework/zod"

const MAX_PRODUCTS = 50

const listed = `must be a list of 1 to ${MAX_PRODUCTS} product ids`

const productId = z
  .string({ error: "must be a product id" })
  .regex(/^[\w.:-]{1,64}$/, { error: "must be a product id of at most 64 letters" })

/** Which products a customer looked at. Who it is stands in the token, and nowhere else. */
export const seenBody = z.strictObject({
  // How many is asked first: nobody is told of each of thousands what is wrong with it.
  product_ids: z
    .array(z.unknown(), { error: listed })
    .min(1, { error: listed })
    .max(MAX_PRODUCTS, { error: listed })
    .pipe(z.array(productId)),
})
