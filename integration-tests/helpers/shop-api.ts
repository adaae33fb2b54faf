/** Who logs in. */
export type Login = { readonly email: string; readonly password: string }

type Json = Record<string, unknown>

/** A running shop's HTTP API, asked as its admin and its storefront ask. */
export class ShopApi {
  #token = ""
  #publishableKey = ""

  constructor(readonly url: string) {}

  /** The admin's token, once logged in. */
  get token(): string {
    return this.#token
  }

  /** Logs in by the real route; later requests under `/admin` are this user's. */
  async login(credentials: Login): Promise<void> {
    const { token } = await this.post<{ token: string }>("/auth/user/emailpass", credentials)
    this.#token = token
  }

  /** Later requests under `/store` are those of a storefront with this key. */
  useKey(publishableKey: string): void {
    this.#publishableKey = publishableKey
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#send<Answer>("GET", path)
  }

  post<Answer>(path: string, body: Json = {}): Promise<Answer> {
    return this.#send<Answer>("POST", path, body)
  }

  async #send<Answer>(method: string, path: string, body?: Json): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        "content-type": "application/json",
        ...(path.startsWith("/admin") ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(path.startsWith("/store") ? { "x-publishable-api-key": this.#publishableKey } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) {
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
    }
    return JSON.parse(text) as Answer
  }
}

/** What a storefront needs to know to sell. */
export type Counter = { readonly region_id: string; readonly variant_id: string }

/** What the one thing of `openCounter` costs, in euro. */
export const PRICE = 40

/**
 * Sets a shop up by its admin API, as far as it takes to sell: a region, a sales channel with a
 * key, one thing that needs no shipping. The storefront's key is put to use.
 */
export async function openCounter(api: ShopApi): Promise<Counter> {
  const { region } = await api.post<{ region: { id: string } }>("/admin/regions", {
    name: "Europe",
    currency_code: "eur",
    countries: ["de"],
    payment_providers: ["pp_system_default"],
  })
  const { sales_channel } = await api.post<{ sales_channel: { id: string } }>(
    "/admin/sales-channels",
    { name: "Counter" }
  )
  const { api_key } = await api.post<{ api_key: { id: string; token: string } }>(
    "/admin/api-keys",
    { title: "Counter", type: "publishable" }
  )
  await api.post(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  api.useKey(api_key.token)
  const { product } = await api.post<{ product: { variants: { id: string }[] } }>(
    "/admin/products",
    {
      title: "Voucher",
      status: "published",
      sales_channels: [{ id: sales_channel.id }],
      options: [{ title: "Kind", values: ["Paper"] }],
      variants: [
        {
          title: "Paper",
          options: { Kind: "Paper" },
          manage_inventory: false,
          prices: [{ currency_code: "eur", amount: PRICE }],
        },
      ],
    }
  )
  const [variant] = product.variants
  if (!variant) {
    throw new Error("the product was made without a variant")
  }
  return { region_id: region.id, variant_id: variant.id }
}

/** A whole checkout by the storefront's API; answers with the order's id. */
export async function checkOut(
  api: ShopApi,
  { region_id, variant_id }: Counter,
  email: string
): Promise<string> {
  const { cart } = await api.post<{ cart: { id: string } }>("/store/carts", {
    region_id,
    email,
    items: [{ variant_id, quantity: 1 }],
    shipping_address: {
      first_name: "Ann",
      last_name: "Doe",
      address_1: "Street 1",
      city: "Berlin",
      postal_code: "10115",
      country_code: "de",
    },
  })
  const { payment_collection } = await api.post<{ payment_collection: { id: string } }>(
    "/store/payment-collections",
    { cart_id: cart.id }
  )
  await api.post(`/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_system_default",
  })
  const completed = await api.post<{ type: string; order: { id: string } }>(
    `/store/carts/${cart.id}/complete`
  )
  if (completed.type !== "order") {
    throw new Error(`the cart was not completed: ${JSON.stringify(completed)}`)
  }
  return completed.order.id
}
