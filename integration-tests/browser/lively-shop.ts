import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { type FixturePurchase, writeLedger } from "../helpers/ledger-fixture"
import { SeededRandom } from "../helpers/seeded-random"

const DAY_MS = 86_400_000
const PEOPLE = 1500
const DAYS = 720
/** Days between two purchases of those who are still customers: the mean of all rates' inverse. */
const PACE = 40

/**
 * Adds people to the ledger who buy at a pace of their own and leave after some purchase: enough of
 * them, and for long enough, that the model's gate opens. Through Medusa they would take minutes.
 */
export async function addLivelyCustomers(container: MedusaContainer): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const random = new SeededRandom(1997)
  const today = Math.floor(Date.now() / DAY_MS)
  await writeLedger(
    { query: async (sql, values) => knex.raw(sql.replace(/\$\d/g, "?"), values) },
    [],
    Array.from({ length: PEOPLE }, (_, index) => purchasesOf(`lively-${index}`, random)).flatMap(
      (purchases) =>
        purchases.map(({ daysAgo, ...purchase }) => ({
          ...purchase,
          at: new Date((today - daysAgo) * DAY_MS).toISOString(),
        }))
    )
  )
}

type Drawn = Omit<FixturePurchase, "at"> & { readonly daysAgo: number }

/** Rates drawn from Gamma(1, PACE), chances to leave from Beta(1, 2), amounts around one's own. */
function purchasesOf(person: string, random: SeededRandom): Drawn[] {
  const rate = -Math.log(1 - random.next()) / PACE
  const leaving = 1 - Math.sqrt(random.next())
  const usual = 10 + 60 * random.next() ** 2
  const drawn: Drawn[] = []
  let daysAgo = 1 + random.below(DAYS)
  do {
    const amount = (usual * (0.5 + random.next())).toFixed(2)
    drawn.push({ person, currency: "eur", amount, daysAgo })
    daysAgo -= Math.ceil(-Math.log(1 - random.next()) / rate)
  } while (daysAgo > 0 && !random.chance(leaving))
  return drawn
}
