// On Redis only a worker delivers events.
process.env.MEDUSA_WORKER_MODE = process.env.REDIS_URL ? "shared" : "server"

import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import retentionNightlyJob from "../../src/jobs/retention-nightly"
import retentionSweepJob from "../../src/jobs/retention-sweep"
import {
  backfillRetentionWorkflow,
  ensurePolicyWorkflow,
  RetentionEvents,
  syncOrdersWorkflow,
  updatePolicyWorkflow,
  type ChangedCustomer,
} from "../../src/workflows"
import { busIsIdle } from "../helpers/bus-idle"
import { stopTheClock } from "../helpers/delivery"
import { medusaIntegrationTestRunner } from "../helpers/medusa-test"
import { createOrders } from "../helpers/orders"
import { makeShop, retention, type ShopCustomer } from "../helpers/small-shop"

jest.setTimeout(240_000)

type Told = { readonly name: string; readonly data: { readonly data: ChangedCustomer[] } }

const CUSTOMERS: ShopCustomer[] = Array.from({ length: 12 }, (_, index) => ({
  email: `p${index}@example.com`,
  has_account: index % 2 === 0,
  orders: [200, 130, 5 + index].map((days_ago) => ({ days_ago, total: 10 + index })),
}))

const SHORT_LIMITS = {
  base_currency: "eur",
  stage: { method: "fixed", fixed_days: { at_risk: 3, dormant: 10, lost: 100 } },
}

medusaIntegrationTestRunner({
  cwd: process.cwd(),
  env: { DISABLE_ADMIN: "true" },
  testSuite: ({ getContainer, utils }) => {
    /** Runs something, and tells which of our events it sent once all have arrived. */
    async function eventsOf(run: () => Promise<unknown>): Promise<Told[]> {
      const told: Told[] = []
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      const names = Object.values(RetentionEvents)
      const subscribers = names.map((name) => {
        const subscriber = async (event: { name: string; data: unknown }) => {
          told.push({ name: event.name, data: event.data as Told["data"] })
        }
        bus.subscribe(name, subscriber)
        return { name, subscriber }
      })
      try {
        await run()
        await utils.waitWorkflowExecutions()
        await busIsIdle(getContainer())
        return told
      } finally {
        for (const { name, subscriber } of subscribers) {
          bus.unsubscribe(name, subscriber)
        }
      }
    }

    async function shop() {
      const made = await makeShop(getContainer(), CUSTOMERS)
      const told = await eventsOf(() =>
        backfillRetentionWorkflow(getContainer()).run({ input: {} })
      )
      return { ...made, told }
    }

    beforeAll(stopTheClock)

    it("seeds the policy with the store's default currency, once", async () => {
      const { result } = await ensurePolicyWorkflow(getContainer()).run()
      expect(result).toMatchObject({ version: 1, settings: { base_currency: "eur" } })
      const runs = await Promise.all(
        Array.from({ length: 3 }, () => ensurePolicyWorkflow(getContainer()).run())
      )
      expect(runs.map((run) => run.result.version)).toEqual([1, 1, 1])
    })

    it("tells nothing during a backfill, and each change afterwards once", async () => {
      const { customer_ids, told } = await shop()
      expect(told).toEqual([])

      const [order] = await createOrders(getContainer(), [
        { customer_id: customer_ids[3] ?? "", email: "p3@example.com", payments: [10] },
      ])
      const sync = () =>
        syncOrdersWorkflow(getContainer()).run({ input: { order_ids: [order?.id ?? ""] } })
      const first = await eventsOf(sync)
      const stored = await retention(getContainer()).listRetentionProfiles(
        { customer_id: [customer_ids[3] ?? ""] },
        {}
      )
      expect(stored[0]).toMatchObject({ purchase_count: 4 })
      for (const { data } of first) {
        expect(data.data).toMatchObject([{ customer_ids: [customer_ids[3]], cause: "order" }])
      }
      expect(await eventsOf(sync)).toEqual([])
    })

    it("sends events of at most 500 people, with all records of each", async () => {
      await shop()
      const service = retention(getContainer())
      const { version } = await service.policies.current()
      const input = {
        settings: SHORT_LIMITS,
        expected_version: version,
        actor_id: "user_1",
        note: "Shorter limits",
      }
      const told = await eventsOf(() => updatePolicyWorkflow(getContainer()).run({ input }))
      const stages = told.filter(({ name }) => name === RetentionEvents.STAGE_CHANGED)
      expect(stages).toHaveLength(1)
      const people = stages.flatMap(({ data }) => data.data)
      expect(people).toHaveLength(12)
      expect(new Set(people.map(({ to }) => to))).toEqual(new Set(["at_risk", "dormant"]))
      expect(
        people.every(({ cause, customer_ids }) => cause === "policy" && customer_ids.length === 1)
      ).toBe(true)
      expect(await service.policies.current()).toMatchObject({
        version: version + 1,
        created_by: "user_1",
        note: "Shorter limits",
      })
    })

    it("takes policy, fit, problems and profiles back when what follows from them fails", async () => {
      await shop()
      const service = retention(getContainer())
      const before = await service.policies.current()
      const fit = await service.fits.latest()
      const profiles = await service.listRetentionProfiles({}, { take: null })
      // The last step fails, when policy, fit, problems and profiles are written.
      const bus = getContainer().resolve(Modules.EVENT_BUS)
      jest.spyOn(bus, "emit").mockRejectedValueOnce(new Error("the event bus is down"))
      const run = updatePolicyWorkflow(getContainer()).run({
        input: {
          settings: { ...SHORT_LIMITS, base_currency: "usd" },
          expected_version: before.version,
          actor_id: null,
          note: null,
        },
      })
      await expect(run).rejects.toMatchObject({ message: "the event bus is down" })
      expect(await service.policies.current()).toEqual(before)
      expect((await service.fits.latest())?.id).toBe(fit?.id)
      const stages = (rows: { person_id?: unknown; stage?: unknown }[]) =>
        rows.map(({ person_id, stage }) => `${String(person_id)} ${String(stage)}`).sort()
      const mended = await service.listRetentionProfiles({}, { take: null })
      expect(stages(mended)).toEqual(stages(profiles))
      expect(await service.problems.counts()).toEqual({})
    })

    it("keeps a saved policy when no snapshot can be taken, and has the sweep take it", async () => {
      await shop()
      const service = retention(getContainer())
      expect(await service.snapshots.isDue()).toBe(false)
      const { version } = await service.policies.current()
      jest.spyOn(service.snapshots, "take").mockRejectedValueOnce(new Error("the disk is full"))
      await updatePolicyWorkflow(getContainer()).run({
        input: {
          settings: SHORT_LIMITS,
          expected_version: version,
          actor_id: null,
          note: null,
        },
      })
      expect(await service.policies.current()).toMatchObject({ version: version + 1 })
      expect(await service.snapshots.isDue()).toBe(true)
      await retentionSweepJob(getContainer())
      expect(await service.snapshots.isDue()).toBe(false)
      const { days } = await service.trend.read({ days: 7, now: new Date() })
      expect(days).toHaveLength(7)
      expect(days.at(-1)).toMatchObject({ reconstructed: false, stages: { active: 0 } })
    })

    it("keeps a night whose counting again fails, and figures where the sweep does", async () => {
      await shop()
      const service = retention(getContainer())
      const backfilled = await service.fits.latest()
      jest.spyOn(service.tally, "recount").mockRejectedValueOnce(new Error("the disk is full"))
      jest.spyOn(service.snapshots, "take").mockRejectedValueOnce(new Error("the disk is full"))
      await retentionNightlyJob(getContainer())
      expect((await service.fits.latest())?.id).not.toBe(backfilled?.id)
      expect(await service.jobs.nightlyAt()).toBeInstanceOf(Date)
      expect(await service.snapshots.isDue()).toBe(true)

      const sweep = jest.spyOn(service.scoring, "sweep")
      const takeDue = jest.spyOn(service.snapshots, "takeDue")
      sweep.mockRejectedValueOnce(new Error("nobody can be swept"))
      takeDue.mockRejectedValueOnce(new Error("nor can a snapshot be taken"))
      const swept = () => retentionSweepJob(getContainer())
      await expect(swept()).rejects.toMatchObject({ message: "nobody can be swept" })
      sweep.mockRejectedValueOnce(new Error("nobody can be swept"))
      await expect(swept()).rejects.toMatchObject({ message: "nobody can be swept" })
      expect(await service.snapshots.isDue()).toBe(false)
    })

    it("refreshes the models after a backfill and by night, and after an edit by the sweep", async () => {
      await shop()
      const service = retention(getContainer())
      const newest = async () => (await service.modelFits.latest())?.id
      const backfilled = await newest()
      expect(backfilled).toMatch(/^rmod_/)
      expect(await service.modelRuns.isDue()).toBe(false)

      const { version } = await service.policies.current()
      await updatePolicyWorkflow(getContainer()).run({
        input: { settings: SHORT_LIMITS, expected_version: version, actor_id: null, note: null },
      })
      expect(await newest()).toBe(backfilled)
      expect(await service.modelRuns.isDue()).toBe(true)
      await Promise.all([retentionSweepJob(getContainer()), retentionSweepJob(getContainer())])
      const swept = await service.modelFits.latest()
      expect(swept?.policy_version).toBe(version + 1)
      expect((await service.modelFits.list({ limit: 10, offset: 0 })).count).toBe(2)
      await retentionSweepJob(getContainer())
      expect(await newest()).toBe(swept?.id)

      await retentionNightlyJob(getContainer())
      expect(await newest()).not.toBe(swept?.id)
      expect(await service.modelRuns.isDue()).toBe(false)
    })

    it("keeps a backfill and a night that nobody could be predicted after, and tries again", async () => {
      const service = retention(getContainer())
      jest.spyOn(service.predictions, "predictAll").mockRejectedValueOnce(new Error("no disk"))
      await shop()
      expect(await service.backfills.state()).toMatchObject({ status: "done", error: null })
      // The fit is there, and what follows from it is not.
      expect(await service.modelFits.latest()).not.toBeNull()
      expect(await service.modelRuns.isDue()).toBe(true)
      const backfilled = await service.fits.latest()
      jest.spyOn(service.modelFitting, "fit").mockRejectedValueOnce(new Error("no memory"))
      await retentionNightlyJob(getContainer())
      expect((await service.fits.latest())?.id).not.toBe(backfilled?.id)
      expect(await service.jobs.nightlyAt()).toBeInstanceOf(Date)
      expect(await service.modelRuns.isDue()).toBe(true)
      await retentionSweepJob(getContainer())
      expect(await service.modelRuns.isDue()).toBe(false)
    })

    it("does the night's work once a night, and not before the first backfill", async () => {
      const service = retention(getContainer())
      await retentionNightlyJob(getContainer())
      await retentionSweepJob(getContainer())
      expect(await service.fits.latest()).toBeNull()

      await shop()
      const backfilled = await service.fits.latest()
      const database = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
      await database.raw("UPDATE retention_tally SET people = people + 1")
      await retentionNightlyJob(getContainer())
      const nightly = await service.fits.latest()
      expect(nightly).toMatchObject({ cause: "nightly", buyers: 12 })
      expect(nightly?.id).not.toBe(backfilled?.id)
      expect(await service.snapshots.isDue()).toBe(false)
      expect((await service.overview.read(new Date())).customers).toBe(12)
      await Promise.all([retentionNightlyJob(getContainer()), retentionNightlyJob(getContainer())])
      expect((await service.fits.latest())?.id).toBe(nightly?.id)
      await retentionSweepJob(getContainer())
      expect(await service.jobs.nightlyAt()).toBeInstanceOf(Date)
    })
  },
})
