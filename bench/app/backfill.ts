import type { MedusaContainer } from "@medusajs/framework/types"
import { ORDER_FIELDS } from "../../src/modules/retention/source/source-order"
import { backfillRetentionWorkflow } from "../../src/workflows/ledger"
import { makePatterns } from "./patterns"
import { RecordedQuery, type GraphInput } from "./recorded-query"
import { serve } from "./serve"

/** One backfill. */
export type BackfillRun = {
  readonly seconds: number
  /** Of its phase that reads orders. */
  readonly orders_seconds: number
  readonly written: number
}

/** Memory when a part of the orders was done. */
export type MemoryMark = {
  readonly orders: number
  /** Most resident memory so far. */
  readonly peak_mb: number
  /** What is alive on the heap, after a garbage collection. */
  readonly heap_mb: number
}

/** Records a page, as the backfill itself takes them. */
const PAGE = 500
const SAMPLE_EVERY_MS = 20
const MB = 1024 * 1024

void serve((container: MedusaContainer) => {
  const query = new RecordedQuery(container)
  let readings: readonly GraphInput[] = []

  const backfill = async (): Promise<BackfillRun> => {
    const start = performance.now()
    const { result } = await backfillRetentionWorkflow(container).run({ input: {} })
    const orders_seconds = result.seconds.orders
    if (orders_seconds === undefined) {
      throw new Error(`the backfill told of no orders: ${JSON.stringify(result)}`)
    }
    return { seconds: secondsSince(start), orders_seconds, written: result.written }
  }

  return {
    patterns: () => makePatterns(container),

    backfill,

    /** A backfill that keeps in mind what it reads. */
    record: () => {
      const heard: GraphInput[] = []
      readings = heard
      return query.during(backfill, (input) => heard.push(input))
    },

    /** Reads the same once more by the same calls, of orders alone or of everything, for nothing. */
    replay: async ({ entity }: { entity: string | null }) => {
      const start = performance.now()
      for (const reading of readings) {
        if (entity === null || reading.entity === entity) {
          await query.ids(reading)
        }
      }
      return secondsSince(start)
    },

    /** Pages the orders in the plainest way, every page with all the fields at once, for nothing. */
    page: async () => {
      const start = performance.now()
      let after: string | undefined = ""
      while (after !== undefined) {
        const page = await query.ids({
          entity: "order",
          fields: [...ORDER_FIELDS, "cart_link.cart_id"],
          filters: { id: { $gt: after }, is_draft_order: false },
          pagination: { take: PAGE, order: { id: "ASC" } },
        })
        after = page.length < PAGE ? undefined : page.at(-1)
      }
      return secondsSince(start)
    },

    /** A backfill whose memory is looked at when each of these numbers of orders is done. */
    memory: async ({ marks }: { marks: readonly number[] }) => {
      const reached: MemoryMark[] = []
      let orders = 0
      let peak = process.memoryUsage.rss()
      const sample = () => {
        peak = Math.max(peak, process.memoryUsage.rss())
      }
      const timer = setInterval(sample, SAMPLE_EVERY_MS)
      await query.during(backfill, ({ entity, pagination }, rows) => {
        // Only pages count; the same orders are then read by id.
        orders += entity === "order" && pagination?.order !== undefined ? rows : 0
        const next = marks[reached.length]
        if (next !== undefined && orders >= next) {
          sample()
          globalThis.gc?.()
          const { heapUsed } = process.memoryUsage()
          reached.push({
            orders,
            peak_mb: Math.round(peak / MB),
            heap_mb: Math.round(heapUsed / MB),
          })
        }
      })
      clearInterval(timer)
      return reached
    },
  }
})

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
