import { SeededRandom } from "../../integration-tests/helpers/seeded-random"
import { simulateHistories } from "../../integration-tests/helpers/simulate-customers"
import { storeModelFit } from "../../integration-tests/helpers/store-model-fit"
import { fitMbgNbd, type History } from "../../src/modules/retention/domain/models"
import { ModelFittingStore } from "../../src/modules/retention/store/models/model-fitting"
import { ModelFitStore } from "../../src/modules/retention/store/models/model-fit-store"
import { PolicyStore } from "../../src/modules/retention/store/policy-store"
import { historiesStatement } from "../../src/modules/retention/store/predictions/prediction-sql"
import { predictPeople } from "../../src/modules/retention/store/predictions/predict-people"
import { PredictionStore } from "../../src/modules/retention/store/predictions/prediction-store"
import { ranges } from "../../src/modules/retention/store/scoring/batches"
import { cdnowCustomers } from "../fixtures/cdnow"
import { fillLedger } from "../fill-ledger"
import { benchResult, type BenchResult } from "../result"
import { median } from "../statistics"
import type { BenchStore } from "../store"

/** What a plain prototype took, in seconds, on a machine of the same kind, by its people. */
const PROTOTYPE = { 23_570: 0.033, 1_000_000: 1.3 } as const

/** A fit may take so many times that. */
const FIT_LIMIT = 3

/** Fits that take less than a second are repeated; the median is reported. */
const REPEATS = 9

/** People who are predicted together, as a burst of events leaves them. */
const SOME = 1000

const BATCH = 10_000
const DAY_MS = 86_400_000

/** Customers as a shop of three years has them, about a third of whom bought again. */
const SIMULATED = {
  model: "mbg-nbd",
  params: { r: 0.55, alpha: 60, a: 0.6, b: 2.5 },
  days: 1100,
  wholeDays: true,
} as const

/** Fitting the models, and predicting everybody by them. */
export async function modelSuite(store: BenchStore, people: number): Promise<BenchResult[]> {
  const fits = [...(await cdnowFits(store)), await simulatedFit(store, people)]
  await fillLedger(store.client, people)
  return [...fits, await ledgerFit(store, people), ...(await predictions(store, people))]
}

async function cdnowFits({ measure }: BenchStore): Promise<BenchResult[]> {
  const results: BenchResult[] = []
  for (const { name, people, customers } of cdnowCustomers()) {
    if (customers === null) {
      process.stderr.write(`Skipped: a fit of ${name}, which is not on this machine\n`)
      continue
    }
    const seconds: number[] = []
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      seconds.push((await measure(() => Promise.resolve(fitMbgNbd(customers)))).seconds)
    }
    results.push(fitResult(`fit of ${name}`, people, median(seconds)))
  }
  return results
}

async function simulatedFit({ measure }: BenchStore, people: number): Promise<BenchResult> {
  const customers: History[] = simulateHistories(new SeededRandom(42), { ...SIMULATED, people })
  const fit = await measure(() => Promise.resolve(fitMbgNbd(customers)))
  const { status, iterations } = fit.result
  return fitResult("fit of simulated customers", people, fit.seconds, [
    `${status} after ${iterations} iterations`,
  ])
}

function fitResult(
  name: string,
  people: number,
  seconds: number,
  notes: readonly string[] = []
): BenchResult {
  const prototype = PROTOTYPE[people as keyof typeof PROTOTYPE] as number | undefined
  return benchResult({
    name,
    seconds,
    baselineSeconds: prototype ?? null,
    ...(prototype === undefined ? {} : { limit: FIT_LIMIT }),
    notes: [
      pace(people, seconds),
      ...notes,
      ...(prototype === undefined ? [] : ["the yardstick is what a plain prototype once took"]),
    ],
  })
}

/** The night's fit as a whole: the ledger read thrice, fits, calibration and tracking. */
async function ledgerFit({ dataSource, measure }: BenchStore, people: number) {
  const fitting = new ModelFittingStore(dataSource)
  const { seconds, queries, result } = await measure(() => fitting.fit({ now: new Date() }))
  return benchResult({
    name: "the night's fit of the ledger, with calibration and tracking",
    seconds,
    queries,
    notes: [
      pace(people, seconds),
      `${result.status}, ${result.tuples.toLocaleString("en")} distinct tuples`,
    ],
  })
}

/** Predicting everybody against reading the same rows alone, batch by batch as the store does. */
async function predictions(store: BenchStore, people: number): Promise<BenchResult[]> {
  const { client, dataSource, measure } = store
  // The drawn ledger is no model's; whether its fit passes the gate is another matter.
  const now = new Date()
  await storeModelFit(dataSource, { id: "rmod_bench", fitted_at: new Date(now.getTime() + DAY_MS) })
  const { settings: policy } = await new PolicyStore(dataSource).current()
  const model = await new ModelFitStore(dataSource).inForce()
  if (model === null) {
    throw new Error("the bench's own fit is not in force")
  }
  const read = async () => {
    const view = { policy, at: now, cancellations: "now" } as const
    for await (const scope of ranges(dataSource, BATCH)) {
      const { text, values } = historiesStatement(view, scope)
      await dataSource.query(text, values)
    }
  }
  const all = new PredictionStore(dataSource)
  const predicted = async (name: string, at: Date) => {
    const { seconds: reading } = await measure(read)
    const { seconds, queries, result } = await measure(() => all.predictAll({ now: at }))
    await client.query("VACUUM ANALYZE retention_prediction")
    return benchResult({
      name,
      seconds,
      baselineSeconds: reading,
      queries,
      rowsWritten: result.written,
      notes: [pace(result.predicted, seconds), "the yardstick reads the same rows alone"],
    })
  }
  const first = await predicted("everybody, for the first time", now)
  const again = await predicted("everybody again, nothing changed", now)
  const tomorrow = new Date(now.getTime() + DAY_MS)
  const aged = await predicted("everybody, a day later", tomorrow)

  const person_ids = Array.from({ length: Math.min(SOME, people) }, (_, index) => {
    return `rper_${String(index + 1).padStart(26, "0")}`
  })
  const later = new Date(tomorrow.getTime() + DAY_MS)
  const some = await measure(() =>
    dataSource.transaction((manager) => predictPeople(manager, { policy, now: later, person_ids }))
  )
  return [
    first,
    again,
    aged,
    benchResult({
      name: `${person_ids.length.toLocaleString("en")} people, as an event predicts them`,
      seconds: some.seconds,
      queries: some.queries,
    }),
  ]
}

function pace(people: number, seconds: number): string {
  return `${Math.round(people / seconds).toLocaleString("en")} customers a second`
}
