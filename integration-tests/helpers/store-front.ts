import {
  createApiKeysWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import type { AxiosInstance } from "axios"
import type { FullShop } from "./full-shop"
import { the } from "./the"

/** A cart as the storefront sees it. */
export type StoreCart = {
  readonly id: string
  readonly discount_total: number
  readonly promotions: readonly { readonly code: string }[]
}

/** What the storefront is answered. */
export type StoreAnswer = {
  readonly status: number
  readonly data: {
    readonly type?: string
    readonly code?: string
    readonly message?: string
    readonly cart?: StoreCart
    readonly order?: { readonly id: string; readonly discount_total: number }
    readonly payment_collection?: { readonly id: string }
    readonly [field: string]: unknown
  }
}

/** A shopper: logged in where there is a token. */
export type Shopper = { readonly email?: string; readonly token?: string }

/** Carts as shoppers use them, by Medusa's own routes. */
export class StoreFront {
  private constructor(
    readonly shop: FullShop,
    readonly api: AxiosInstance,
    readonly key: string
  ) {}

  static async open(shop: FullShop, api: AxiosInstance): Promise<StoreFront> {
    const { result } = await createApiKeysWorkflow(shop.container).run({
      input: { api_keys: [{ title: "Web", type: "publishable", created_by: "" }] },
    })
    const { id, token } = the(result[0])
    await linkSalesChannelsToApiKeyWorkflow(shop.container).run({
      input: { id, add: [shop.sales_channel_id] },
    })
    return new StoreFront(shop, api, token)
  }

  /** Posts under `/store`; bad answers are answers too. */
  async post(path: string, body: object = {}, { token }: Shopper = {}): Promise<StoreAnswer> {
    const { status, data } = await this.api.post<StoreAnswer["data"]>(`/store${path}`, body, {
      headers: {
        "x-publishable-api-key": this.key,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      validateStatus: () => true,
    })
    return { status, data }
  }

  /** A cart of shirts. @returns its id */
  async fill({ email, token }: Shopper, given: object = {}, quantity = 2): Promise<string> {
    const { data } = await this.post(
      "/carts",
      {
        region_id: this.shop.region_id,
        items: [{ variant_id: this.shop.shirt.variant_id, quantity }],
        shipping_address: { country_code: "de", first_name: "A", last_name: "B" },
        ...(email ? { email } : {}),
        ...given,
      },
      token ? { token } : {}
    )
    return the(data.cart, `a cart: ${data.message}`).id
  }

  /** Adds codes as a shopper does who types them. */
  add(cart: string, ...promo_codes: string[]): Promise<StoreAnswer> {
    return this.post(`/carts/${cart}/promotions`, { promo_codes })
  }

  /** Chooses how it is sent and how it is paid. */
  async pay(cart: string): Promise<void> {
    const { shipping_option_id: option_id } = this.shop
    await this.post(`/carts/${cart}/shipping-methods`, { option_id })
    const { data } = await this.post("/payment-collections", { cart_id: cart })
    const { id } = the(data.payment_collection, `a payment collection: ${data.message}`)
    await this.post(`/payment-collections/${id}/payment-sessions`, {
      provider_id: "pp_system_default",
    })
  }

  complete(cart: string): Promise<StoreAnswer> {
    return this.post(`/carts/${cart}/complete`)
  }

  /** The codes that a cart holds. */
  async codes(cart: string): Promise<string[]> {
    const { data } = await this.api.get<{ cart: StoreCart }>(`/store/carts/${cart}`, {
      headers: { "x-publishable-api-key": this.key },
    })
    return data.cart.promotions.map(({ code }) => code)
  }
}
