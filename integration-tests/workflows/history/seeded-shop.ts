import type {
  CreateOrderDTO,
  ICustomerModuleService,
  IOrderModuleService,
  IProductModuleService,
  MedusaContainer,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { SeededRandom } from "../../helpers/seeded-random"

type Customer = { readonly id: string; email: string; has_account: boolean; deleted: boolean }
type Order = { readonly id: string; total: number; paid: number; state: OrderState }
type OrderState = "draft" | "open" | "canceled" | "deleted" | "gone"

const DAY_MS = 86_400_000

/**
 * The customers, orders and products of one seed, and what may happen to them: Medusa's own
 * services, without the workflows around them, so that hundreds of histories take little time.
 */
export class SeededShop {
  readonly #container: MedusaContainer
  readonly #random: SeededRandom
  readonly #addresses: readonly string[]
  readonly #customers: Customer[] = []
  readonly #orders: Order[] = []
  readonly #groups: string[] = []
  readonly #products: string[] = []
  /** What happened, for those who have to find out what went wrong. */
  readonly log: string[] = []

  /**
   * @param name of the seed; every address ends in it
   * @param colliding few addresses in many spellings, so that people are joined and parted
   */
  constructor(container: MedusaContainer, random: SeededRandom, name: string, colliding: boolean) {
    this.#container = container
    this.#random = random
    this.#addresses = (colliding ? ["a", "A", "b", "B"] : ["a", "b", "c", "d", "e", "f"]).map(
      (user) => `${user}@${name}`
    )
  }

  /** Ids of all that is this seed's. */
  ids(): string[] {
    return [...this.#customers, ...this.#orders].map(({ id }) => id).concat(this.#products)
  }

  /** Does one thing that can be done now. */
  async step(): Promise<void> {
    const [name, act] = this.#random.pick(this.#possible()) ?? ["nothing", async () => ""]
    this.log.push(`${name} ${await act()}`)
  }

  #possible(): (readonly [string, () => Promise<string>])[] {
    const some = <T>(all: readonly T[], name: string, act: (one: T) => Promise<string>) => {
      const one = this.#random.pick(all)
      return one === undefined ? [] : [[name, () => act(one)] as const]
    }
    const live = this.#customers.filter(({ deleted }) => !deleted)
    const open = this.#orders.filter(({ state }) => state === "open")
    const orders = this.#orders.filter(({ state }) => state !== "deleted" && state !== "gone")
    return [
      ["order", () => this.#placeOrder()],
      ["order", () => this.#placeOrder()],
      ["order", () => this.#placeOrder()],
      ["customer", () => this.#makeCustomer()],
      ["customer", () => this.#makeCustomer()],
      ...some(open, "capture", (order) => this.#pay(order, order.total)),
      ...some(open, "capture a part", (order) => this.#pay(order, order.total / 2)),
      ...some(
        open.filter(({ paid }) => paid > 0),
        "refund",
        (order) => this.#pay(order, -order.paid / 2)
      ),
      ...some(open, "cancel", (order) => this.#cancel(order)),
      ...some(
        this.#orders.filter(({ state }) => state === "draft"),
        "convert",
        (order) => this.#convert(order)
      ),
      ...some(orders, "change order's e-mail", (order) => this.#changeOrder(order)),
      ...some(orders, "hand order over", (order) => this.#handOver(order, live)),
      ...some(orders, "delete order softly", (order) => this.#softDeleteOrder(order)),
      ...some(orders, "delete order for good", (order) => this.#deleteOrder(order)),
      ...some(live, "rename customer", (one) => this.#rename(one)),
      ...some(live, "change e-mail", (one) => this.#changeEmail(one)),
      ...some(live, "change e-mail", (one) => this.#changeEmail(one)),
      ...some(live, "customer's metadata", (one) => this.#changeMetadata(one)),
      ...some(live, "delete customer", (one) => this.#deleteCustomer(one)),
      ...some(live, "join a group", (one) => this.#join(one)),
      ...some(live, "leave groups", (one) => this.#leave(one)),
      ...some(this.#products, "change product", (id) => this.#changeProduct(id)),
    ]
  }

  async #placeOrder(): Promise<string> {
    const random = this.#random
    const unit_price = 5 + random.below(200)
    const quantity = 1 + random.below(2)
    const customer = random.chance(0.6) ? random.pick(this.#customers) : undefined
    const draft = random.chance(0.1)
    const email = random.chance(0.9) ? random.pick(this.#addresses) : undefined
    const order = await this.#orderService.createOrders({
      currency_code: random.chance(0.9) ? "eur" : "gbp",
      ...(email ? { email } : {}),
      ...(customer ? { customer_id: customer.id } : {}),
      ...(draft ? { status: "draft", is_draft_order: true } : {}),
      items: [
        {
          title: "Thing",
          quantity,
          unit_price,
          ...(random.chance(0.3) ? { product_id: await this.#product() } : {}),
        },
      ],
    } as unknown as CreateOrderDTO)
    if (random.chance(0.5)) {
      await this.#backDate(order.id, random.below(500))
    }
    const state = draft ? "draft" : "open"
    this.#orders.push({ id: order.id, total: unit_price * quantity, paid: 0, state })
    return `${order.id} ${email} ${customer?.id}`
  }

  /** Medusa dates every order now; nobody has heard of this one yet. */
  async #backDate(id: string, days: number): Promise<void> {
    const knex = this.#container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const created_at = new Date(Date.now() - days * DAY_MS)
    await knex("order").where({ id }).update({ created_at })
  }

  async #makeCustomer(): Promise<string> {
    const wanted = {
      email: this.#random.pick(this.#addresses) ?? "",
      has_account: this.#random.chance(0.5),
    }
    if (this.#isTaken(wanted)) {
      return "not made, there is one"
    }
    const { id } = await this.#customerService.createCustomers({ ...wanted, first_name: "Ann" })
    this.#customers.push({ id, ...wanted, deleted: false })
    return `${id} ${wanted.email}`
  }

  /** Medusa has one account and one guest of a spelling at most. */
  #isTaken(wanted: { email: string; has_account: boolean }): boolean {
    return this.#customers.some(
      ({ deleted, email, has_account }) =>
        !deleted && email === wanted.email && has_account === wanted.has_account
    )
  }

  async #pay(order: Order, amount: number): Promise<string> {
    await this.#orderService.addOrderTransactions({
      order_id: order.id,
      amount,
      currency_code: "eur",
      reference: amount > 0 ? "capture" : "refund",
      reference_id: `pay_${this.log.length}`,
    })
    order.paid += amount
    return `${order.id} ${amount}`
  }

  async #cancel(order: Order): Promise<string> {
    await this.#orderService.cancel([order.id])
    order.state = "canceled"
    return order.id
  }

  async #convert(order: Order): Promise<string> {
    await this.#orderService.updateOrders([
      { id: order.id, is_draft_order: false, status: "pending" },
    ])
    order.state = "open"
    return order.id
  }

  async #changeOrder({ id }: Order): Promise<string> {
    const email = this.#random.pick(this.#addresses) ?? ""
    await this.#orderService.updateOrders([{ id, email, metadata: { source: email } }])
    return `${id} ${email}`
  }

  async #handOver({ id }: Order, heirs: readonly Customer[]): Promise<string> {
    const heir = this.#random.pick(heirs)
    if (!heir) {
      return "to nobody"
    }
    await this.#orderService.updateOrders([{ id, customer_id: heir.id }])
    return `${id} ${heir.id}`
  }

  async #softDeleteOrder(order: Order): Promise<string> {
    await this.#orderService.softDeleteOrders([order.id])
    order.state = "deleted"
    return order.id
  }

  async #deleteOrder(order: Order): Promise<string> {
    await this.#orderService.deleteOrders([order.id])
    order.state = "gone"
    return order.id
  }

  async #rename({ id }: Customer): Promise<string> {
    const first_name = `Ann ${this.#random.below(100)}`
    await this.#customerService.updateCustomers(id, { first_name })
    return `${id} ${first_name}`
  }

  async #changeEmail(customer: Customer): Promise<string> {
    const email = this.#random.pick(this.#addresses) ?? ""
    if (this.#isTaken({ email, has_account: customer.has_account })) {
      return "not changed, it is taken"
    }
    await this.#customerService.updateCustomers(customer.id, { email })
    customer.email = email
    return `${customer.id} ${email}`
  }

  async #changeMetadata({ id }: Customer): Promise<string> {
    const vip = this.#random.below(3)
    await this.#customerService.updateCustomers(id, { metadata: { vip } })
    return `${id} ${vip}`
  }

  async #deleteCustomer(customer: Customer): Promise<string> {
    await this.#customerService.softDeleteCustomers([customer.id])
    customer.deleted = true
    return customer.id
  }

  async #join({ id, email }: Customer): Promise<string> {
    const [group = await this.#group(email)] = this.#groups
    const members = await this.#customerService.listCustomers({ id, groups: group })
    if (members.length > 0) {
      return "is a member"
    }
    await this.#customerService.addCustomerToGroup({ customer_id: id, customer_group_id: group })
    return `${id} ${group}`
  }

  async #leave({ id }: Customer): Promise<string> {
    const [group] = this.#groups
    if (group === undefined) {
      return "there is none"
    }
    await this.#customerService.removeCustomerFromGroup({
      customer_id: id,
      customer_group_id: group,
    })
    return `${id} ${group}`
  }

  async #group(name: string): Promise<string> {
    const { id } = await this.#customerService.createCustomerGroups({ name: `of ${name}` })
    this.#groups.push(id)
    return id
  }

  async #product(): Promise<string> {
    const [known] = this.#products
    if (known !== undefined && this.#random.chance(0.8)) {
      return known
    }
    const title = `Thing ${this.#products.length} of ${this.#addresses[0]}`
    const { id } = await this.#productService.createProducts({ title })
    this.#products.push(id)
    return id
  }

  async #changeProduct(id: string): Promise<string> {
    const title = `Thing ${this.#random.below(100)}`
    await this.#productService.updateProducts(id, { title })
    return `${id} ${title}`
  }

  get #orderService(): IOrderModuleService {
    return this.#container.resolve(Modules.ORDER)
  }

  get #customerService(): ICustomerModuleService {
    return this.#container.resolve(Modules.CUSTOMER)
  }

  get #productService(): IProductModuleService {
    return this.#container.resolve(Modules.PRODUCT)
  }
}
