import type { Client } from "pg"
import type { BulkRun, CouponShop } from "../app/coupons"
import { cloneCarts } from "../fixtures/clone-carts"
import { cloneCoupons } from "../fixtures/clone-coupons"
import type { BenchChild } from "../medusa/child"
import type { MedusaServer } from "../medusa/server"
import { progress } from "../progress"
import { benchResult, type BenchResult } from "../result"
import { median, ratioInterval } from "../statistics"

/** Coupons of one batch, as issuing makes them, whatever it is asked for. */
const BATCH = 100
/** Coupons of one turn: as many batches on either side. */
const TURN = 500
const WARM_UPS = 2
const TURNS = 8
/** A long run, for how long others wait. */
const LONG_RUN = 1000
const ISSUE_LIMIT = 1.3
/** Checkouts go on meanwhile. */
const LONGEST_BLOCK_MS = 500

const CART_WARM_UPS = 10
const CARTS = 80
/** Carts that one side completes before it is the other's turn. */
const CART_BLOCK = 4
const CART_LIMIT = 1.15

/** A Medusa whose shop has many live codes, or those of its carts alone. */
type Side = {
  readonly child: BenchChild
  readonly url: string
  readonly publishable_key: string
  /** Carts that are still open, each with its shopper's code. */
  readonly carts: { readonly id: string; readonly code: string }[]
}

/** Milliseconds of one cart. */
type CartTimes = { readonly add: number; readonly complete: number }

/**
 * Issuing against Medusa's own service for as many promotions of the same shape, in turns; how long
 * it keeps everybody else waiting; and what many live codes cost a shopper, over HTTP, in two
 * Medusas on one Postgres that take turns.
 *
 * @param coupons that are live in the shop with many
 */
export async function couponsSuite(server: MedusaServer, coupons: number): Promise<BenchResult[]> {
  const name = "retention_bench_coupons"
  const databaseUrl = await server.createDatabase(name)
  const client = await server.connect(databaseUrl)
  const child = await startShop(server, databaseUrl)
  progress("making a shop")
  const shop = await child.call<CouponShop>("shop")
  const issued = await measureIssuing(child, client)
  progress("making carts")
  const carts = await cartsWithCodes(child, client, shop)
  await child.stop()
  await client.end()

  const filledUrl = await server.createDatabase(`${name}_filled`, name)
  const filling = await server.connect(filledUrl)
  progress(`making ${coupons.toLocaleString("en")} live codes`)
  await fill(filling, coupons)
  await filling.end()
  const sides = {
    few: await openSide(server, databaseUrl, shop, carts),
    many: await openSide(server, filledUrl, shop, carts),
  }
  progress("adding codes and completing carts")
  await takeTurns(sides, CART_WARM_UPS)
  const turns = await takeTurns(sides, CARTS)
  return [...issued, ...cartResults(turns, coupons)]
}

function startShop(server: MedusaServer, databaseUrl: string): Promise<BenchChild> {
  // What follows an order in the background is another suite's.
  const env = { RETENTION_EVENTS: "off", MEDUSA_WORKER_MODE: "server" }
  return server.start({ script: "coupons", databaseUrl, env })
}

/** Persons with an address each. @returns their ids */
async function makePeople(client: Client, prefix: string, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO retention_person (id, email)
       SELECT 'rper_' || upper($1) || lpad(place::text, $3, '0'), $1 || place || '@example.com'
         FROM generate_series(1, $2::integer) place
       RETURNING id
     )
     SELECT id FROM made ORDER BY id`,
    [prefix, count, 26 - prefix.length]
  )
  return rows.map(({ id }) => id)
}

async function measureIssuing(child: BenchChild, client: Client): Promise<BenchResult[]> {
  const people = await makePeople(client, "bulk", (WARM_UPS + TURNS) * TURN)
  const turns = { ours: [] as BulkRun[], plain: [] as BulkRun[] }
  progress("issuing")
  for (let turn = 0; turn < WARM_UPS + TURNS; turn += 1) {
    const person_ids = people.slice(turn * TURN, (turn + 1) * TURN)
    const ours = await child.call<BulkRun>("issue", { person_ids, id: `turn ${turn}` })
    const emails = person_ids.map((id) => `plain-${id}@example.com`)
    const campaign_id = await anyCampaign(client)
    const plain = await child.call<BulkRun>("create", { emails, campaign_id, batch: BATCH })
    if (turn >= WARM_UPS) {
      turns.ours.push(ours)
      turns.plain.push(plain)
    }
  }
  const long = await child.call<BulkRun>("issue", {
    person_ids: await makePeople(client, "long", LONG_RUN),
    id: "long",
  })
  const perCoupon = (runs: readonly BulkRun[]) => runs.map(({ seconds, made }) => seconds / made)
  const [ours, plain] = [perCoupon(turns.ours), perCoupon(turns.plain)]
  const [lower, upper] = ratioInterval(
    ours.map((seconds) => [seconds]),
    plain.map((seconds) => [seconds]),
    median
  )
  const interval = `95 % interval of the ratio: ${lower.toFixed(3)} to ${upper.toFixed(3)}`
  return [
    benchResult({
      name: `issuing a coupon, ${BATCH} a batch, against Medusa's createPromotions`,
      seconds: median(ours),
      baselineSeconds: median(plain),
      limit: ISSUE_LIMIT,
      notes: [interval],
    }),
    benchResult({
      name: `the event loop's longest block while ${LONG_RUN} are issued, against half a second`,
      seconds: long.longest_block_ms / 1000,
      baselineSeconds: LONGEST_BLOCK_MS / 1000,
      limit: 1,
      notes: [`${long.made} coupons in ${long.seconds.toFixed(1)} s`],
    }),
  ]
}

async function anyCampaign(client: Client): Promise<string> {
  const { rows } = await client.query<{ id: string }>("SELECT id FROM promotion_campaign LIMIT 1")
  const [campaign] = rows
  if (!campaign) {
    throw new Error("issuing made no campaign")
  }
  return campaign.id
}

/** As many carts as both sides complete, each with a live code of its shopper. */
async function cartsWithCodes(child: BenchChild, client: Client, shop: CouponShop) {
  const ids = await cloneCarts(client, shop.cart_id, CART_WARM_UPS + CARTS)
  const people = await makePeople(client, "shopper", ids.length)
  await child.call<BulkRun>("issue", { person_ids: people, id: "carts" })
  const { rows } = await client.query<{ id: string; code: string }>(
    `SELECT cart.id, coupon.code
       FROM cart JOIN retention_person person USING (email)
       JOIN retention_coupon coupon ON coupon.person_id = person.id AND coupon.state = 'live'
      WHERE cart.id = ANY($1::text[]) ORDER BY cart.id`,
    [ids]
  )
  if (rows.length !== ids.length) {
    throw new Error(`${rows.length} of ${ids.length} carts have a live code`)
  }
  return rows
}

async function fill(client: Client, coupons: number): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "SELECT id FROM retention_coupon WHERE state = 'live' AND source_id = 'long' LIMIT 1"
  )
  const [pattern] = rows
  if (!pattern) {
    throw new Error("there is no live coupon to copy")
  }
  await cloneCoupons(client, pattern.id, coupons)
  await client.query("VACUUM ANALYZE")
}

async function openSide(
  server: MedusaServer,
  databaseUrl: string,
  { publishable_key }: CouponShop,
  carts: Side["carts"]
): Promise<Side> {
  const child = await startShop(server, databaseUrl)
  return { child, url: await child.call<string>("listen"), publishable_key, carts: [...carts] }
}

type Sides = { readonly few: Side; readonly many: Side }
type Turns = { readonly few: CartTimes[][]; readonly many: CartTimes[][] }

async function takeTurns(sides: Sides, carts: number): Promise<Turns> {
  const turns: Turns = { few: [], many: [] }
  for (let done = 0; done < carts; done += CART_BLOCK) {
    const count = Math.min(CART_BLOCK, carts - done)
    // Whoever comes second comes first next time.
    const first = turns.few.length % 2 === 0
    for (const which of first ? (["few", "many"] as const) : (["many", "few"] as const)) {
      turns[which].push(await checkOut(sides[which], count))
    }
  }
  return turns
}

async function checkOut(side: Side, count: number): Promise<CartTimes[]> {
  const times: CartTimes[] = []
  for (const { id, code } of side.carts.splice(0, count)) {
    const path = `/store/carts/${id}`
    const add = await ask(side, `${path}/promotions`, { promo_codes: [code] })
    if (!add.body.includes(code)) {
      throw new Error(`${code} was not applied: ${add.body}`)
    }
    await payAnew(side, add.body)
    const complete = await ask(side, `${path}/complete`, {})
    if (!complete.body.includes('"type":"order"')) {
      throw new Error(`the cart of ${code} was not completed: ${complete.body}`)
    }
    times.push({ add: add.ms, complete: complete.ms })
  }
  return times
}

/** Another total asks for another payment session; that is nobody's time. */
async function payAnew(side: Side, answer: string): Promise<void> {
  const { cart } = JSON.parse(answer) as { cart: { payment_collection?: { id: string } } }
  const path = `/store/payment-collections/${cart.payment_collection?.id}/payment-sessions`
  await ask(side, path, { provider_id: "pp_system_default" })
}

/** @throws Error for any other answer than 200 */
async function ask({ url, publishable_key }: Side, path: string, body: object) {
  const start = performance.now()
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-publishable-api-key": publishable_key },
    body: JSON.stringify(body),
  })
  const answer = await response.text()
  const ms = performance.now() - start
  if (response.status !== 200) {
    throw new Error(`${path} was answered with ${response.status}: ${answer}`)
  }
  return { ms, body: answer }
}

function cartResults(turns: Turns, coupons: number): BenchResult[] {
  const what = {
    add: "adding a code to a cart",
    complete: "completing a cart with a code",
  } as const
  return (Object.keys(what) as (keyof typeof what)[]).map((act) => {
    const many = turns.many.map((times) => times.map((time) => time[act]))
    const few = turns.few.map((times) => times.map((time) => time[act]))
    const [lower, upper] = ratioInterval(many, few, median)
    return benchResult({
      name: `${what[act]}, ${coupons.toLocaleString("en")} live codes against none but the carts'`,
      seconds: median(many.flat()) / 1000,
      baselineSeconds: median(few.flat()) / 1000,
      limit: CART_LIMIT,
      notes: [`95 % interval of the ratio: ${lower.toFixed(3)} to ${upper.toFixed(3)}`],
    })
  })
}
