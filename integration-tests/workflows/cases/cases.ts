import { CHANGE_CASES } from "./change-cases"
import { CUSTOMER_CASES } from "./customer-cases"
import { FULFILLMENT_CASES } from "./fulfillment-cases"
import { ORDER_CASES } from "./order-cases"
import { PAYMENT_CASES } from "./payment-cases"
import { PRODUCT_CASES } from "./product-cases"
import { RETURN_CASES } from "./return-cases"
import type { ShopCase } from "./shop-case"
import { TRANSFER_CASES } from "./transfer-cases"

/** All that can happen to an order, a customer or a product and that ledger or people must follow. */
export const CASES: readonly ShopCase[] = [
  ...ORDER_CASES,
  ...PAYMENT_CASES,
  ...FULFILLMENT_CASES,
  ...RETURN_CASES,
  ...CHANGE_CASES,
  ...TRANSFER_CASES,
  ...CUSTOMER_CASES,
  ...PRODUCT_CASES,
]
