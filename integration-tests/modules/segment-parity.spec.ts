import fc from "fast-check"
import type { DataSource } from "typeorm"
import {
  evaluateRule,
  type FieldRegistry,
  fieldRegistry,
  parseRule,
  type SegmentRule,
} from "../../src/modules/retention/domain/segments"
import type { Scope } from "../../src/modules/retention/store/scoring/ledger-sql"
import { SqlParameters } from "../../src/modules/retention/store/scoring/sql-parameters"
import { compileRule } from "../../src/modules/retention/store/segments/compile"
import { DRAWN_CUSTOM, loadSegmentShop } from "../helpers/load-segment-shop"
import { personId } from "../helpers/load-shop"
import { conditionsWith, rules } from "../helpers/rule-arbitraries"
import { CUSTOM_FIELDS, type SegmentShop, segmentShops } from "../helpers/segment-arbitraries"
import { createTestDatabase, openMigrated, type TestDatabase } from "../helpers/test-database"

const PEOPLE = 12

/** The one rule that fails says more than a smaller shop would, and shrinking takes minutes. */
const endOnFailure = true
const ALL: Scope = { kind: "all" }

const registryOf = ({ policy }: SegmentShop): FieldRegistry =>
  fieldRegistry({ policy, custom: CUSTOM_FIELDS })

describe("rules in SQL and by the evaluator", () => {
  let database: TestDatabase
  let dataSource: DataSource

  beforeAll(async () => {
    database = await createTestDatabase("segment_parity")
    dataSource = await openMigrated(database)
    await dataSource.query(DRAWN_CUSTOM)
  })

  afterAll(async () => {
    await dataSource.destroy()
    await database.drop()
  })

  async function found(rule: SegmentRule, shop: SegmentShop, scope: Scope): Promise<string[]> {
    const parameters = new SqlParameters()
    const { from, where } = compileRule(parameters, {
      rule,
      registry: registryOf(shop),
      policy: shop.policy,
      now: shop.now,
      scope,
    })
    const rows = await dataSource.query<{ person_id: string }[]>(
      `SELECT profile.person_id FROM ${from} WHERE ${where} ORDER BY profile.person_id`,
      parameters.values
    )
    return rows.map(({ person_id }) => person_id)
  }

  function specified(rule: SegmentRule, shop: SegmentShop): string[] {
    const evaluation = { ...shop, registry: registryOf(shop) }
    return shop.people.flatMap((facts, index) =>
      evaluateRule(rule, facts, evaluation) ? personId(index) : []
    )
  }

  it("meet the same people by every operator of every field", async () => {
    const cases = segmentShops(PEOPLE).chain((shop) => {
      const drawn = [...registryOf(shop).values()].flatMap((field) =>
        field.operators.map((operator) => conditionsWith(field, operator, shop))
      )
      return fc.tuple(fc.constant(shop), fc.tuple(...drawn))
    })
    await fc.assert(
      fc.asyncProperty(cases, async ([shop, conditions]) => {
        await loadSegmentShop(dataSource, shop)
        for (const condition of conditions) {
          const rule = parseRule({ version: 1, where: condition }, registryOf(shop))
          expect({ condition, people: await found(rule, shop, ALL) }).toEqual({
            condition,
            people: specified(rule, shop),
          })
        }
      }),
      { numRuns: 5, endOnFailure }
    )
  })

  it("meet the same people when several ask of the same rows, each of its own time", async () => {
    const windowed = (shop: SegmentShop) =>
      [...registryOf(shop).values()].flatMap((field) =>
        field.window ? field.operators.map((name) => conditionsWith(field, name, shop)) : []
      )
    const cases = segmentShops(PEOPLE).chain((shop) =>
      fc.tuple(
        fc.constant(shop),
        fc.array(fc.tuple(fc.oneof(...windowed(shop)), fc.oneof(...windowed(shop))), {
          minLength: 30,
          maxLength: 30,
        })
      )
    )
    await fc.assert(
      fc.asyncProperty(cases, async ([shop, pairs]) => {
        await loadSegmentShop(dataSource, shop)
        for (const [one, other] of pairs) {
          const where = { or: [{ and: [one, { not: other }] }, { and: [other, { not: one }] }] }
          const rule = parseRule({ version: 1, where }, registryOf(shop))
          expect({ rule, people: await found(rule, shop, ALL) }).toEqual({
            rule,
            people: specified(rule, shop),
          })
        }
      }),
      { numRuns: 10, endOnFailure }
    )
  })

  it("meet the same people however they are put together", async () => {
    const cases = segmentShops(PEOPLE).chain((shop) =>
      fc.tuple(
        fc.constant(shop),
        fc.array(rules(registryOf(shop), shop), { minLength: 20, maxLength: 20 })
      )
    )
    const some: Scope = { kind: "people", person_ids: [personId(1), personId(4), "rper_none"] }
    const range: Scope = { kind: "range", after: personId(1), upTo: personId(6) }
    await fc.assert(
      fc.asyncProperty(cases, async ([shop, drawn]) => {
        await loadSegmentShop(dataSource, shop)
        for (const given of drawn) {
          const rule = parseRule(given, registryOf(shop))
          const expected = specified(rule, shop)
          expect({ rule, people: await found(rule, shop, ALL) }).toEqual({ rule, people: expected })
          expect(await found(rule, shop, some)).toEqual(
            expected.filter((id) => id === personId(1) || id === personId(4))
          )
          expect(await found(rule, shop, range)).toEqual(
            expected.filter((id) => id > personId(1) && id <= personId(6))
          )
        }
      }),
      { numRuns: 25, endOnFailure }
    )
  })
})
