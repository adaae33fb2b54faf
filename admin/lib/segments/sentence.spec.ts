import { createRequire } from "node:module"
import type { Text } from "../../hooks/use-text"
import languages from "../../i18n/languages"
import { createFormatter } from "../format/formatter"
import { SAMPLE_FIELDS } from "./field-samples"
import { conditionWords, ruleSentence, type SentenceFacts } from "./sentence"
import type { Condition, RuleNode, RuleValue } from "./types"

type I18n = {
  init: (options: object) => Promise<unknown>
  t: (key: string, values?: object) => string
  exists: (key: string) => boolean
}

async function textIn(language: string): Promise<Text> {
  const path = createRequire(__filename).resolve("@medusajs/dashboard/package.json")
  const library = createRequire(path)("i18next") as { createInstance: () => I18n }
  const i18n = library.createInstance()
  await i18n.init({
    lng: language,
    resources: languages,
    supportedLngs: Object.keys(languages),
    fallbackLng: "en",
    defaultNS: "retention",
    interpolation: { escapeValue: false },
  })
  return {
    t: (key, values) => i18n.t(key, values),
    has: (key) => i18n.exists(key),
    format: createFormatter(language),
  }
}

const NAMES: Readonly<Record<string, string>> = { prod_1: "Mug", prod_2: "T-Shirt" }

const FACTS: SentenceFacts = {
  fields: SAMPLE_FIELDS,
  currency: "eur",
  nameOf: (_reference, id) => NAMES[id] ?? id,
}

const HIGH: RuleNode = { field: "tier", operator: "in", value: ["high_value", "potential"] }
const NO_ORDERS: RuleNode = { field: "orders", operator: "eq", value: 0, window: { in_last: 30 } }
const BOUGHT: RuleNode = {
  field: "bought_products",
  operator: "any_of",
  value: ["prod_1", "prod_2"],
}
const SLOWING: RuleNode = { field: "slowing", operator: "is", value: true }

describe("ruleSentence", () => {
  const said = async (language: string, where: RuleNode) =>
    ruleSentence({ version: 1, where }, FACTS, await textIn(language))

  it.each<[string, RuleNode, string, string]>([
    [
      "a condition",
      HIGH,
      "Customers whose tier is High value or Potential.",
      "分层为高价值或潜力的客户。",
    ],
    [
      "all of some",
      { and: [HIGH, NO_ORDERS] },
      "Customers whose tier is High value or Potential, and who placed no orders in the last 30 days.",
      "分层为高价值或潜力，且最近 30 天内没有下单的客户。",
    ],
    [
      "groups in groups, in brackets",
      { and: [HIGH, { or: [BOUGHT, SLOWING] }] },
      "Customers whose tier is High value or Potential, and (who bought “Mug” or “T-Shirt”, or who are slowing down).",
      "分层为高价值或潜力，且（购买过“Mug”或“T-Shirt”，或购买放缓）的客户。",
    ],
    [
      "opposites",
      { or: [{ not: SLOWING }, { not: { and: [HIGH, BOUGHT] } }] },
      "Customers who are not among those who are slowing down, or who are not among those " +
        "(whose tier is High value or Potential, and who bought “Mug” or “T-Shirt”).",
      "并非购买放缓，或并非（分层为高价值或潜力，且购买过“Mug”或“T-Shirt”）的客户。",
    ],
    [
      "a group of one, without brackets",
      { and: [{ or: [SLOWING] }] },
      "Customers who are slowing down.",
      "购买放缓的客户。",
    ],
  ])("says %s", async (_, where, en, zhCN) => {
    expect(await said("en", where)).toBe(en)
    expect(await said("zhCN", where)).toBe(zhCN)
  })
})

describe("conditionWords", () => {
  it.each<[Condition, string, string]>([
    [
      { field: "orders", operator: "gte", value: 1, window: { in_last: 90 } },
      "who placed at least 1 order in the last 90 days",
      "最近 90 天内下单次数不少于 1",
    ],
    [
      { field: "orders", operator: "between", value: [2, 4] },
      "who placed 2 to 4 orders",
      "下单次数介于 2 至 4",
    ],
    [
      {
        field: "revenue",
        operator: "gt",
        value: "99.5",
        window: { from: "2026-01-01", until: "2026-03-31" },
      },
      "who spent more than €99.50 from Jan 1, 2026 to Mar 31, 2026",
      "2026年1月1日至2026年3月31日期间消费超过 €99.50",
    ],
    [
      { field: "revenue", operator: "lte", value: "10", window: { more_than_ago: 365 } },
      "who spent at most €10.00 more than 365 days ago",
      "早于 365 天前消费不超过 €10.00",
    ],
    [
      { field: "chance_90", operator: "gte", value: 0.07 },
      "whose chance of buying in 90 days is at least 7%",
      "90 天内复购概率不少于 7%",
    ],
    [
      { field: "last_purchase_at", operator: "between_ago", value: [30, 60] },
      "whose last purchase was 30 to 60 days ago",
      "最近购买在 30 至 60 天前",
    ],
    [
      { field: "last_purchase_at", operator: "before", value: "2026-02-01" },
      "whose last purchase was before Feb 1, 2026",
      "最近购买早于2026年2月1日",
    ],
    [
      { field: "last_purchase_at", operator: "not_set" },
      "whose last purchase is not known",
      "最近购买未知",
    ],
    [
      { field: "next_purchase_at", operator: "in_next", value: 14 },
      "whose next expected order is due in the next 14 days",
      "预计下次下单在未来 14 天内",
    ],
    [
      { field: "silence_days", operator: "gte", value: 1 },
      "who have been silent for at least 1 day",
      "沉默不少于 1 天",
    ],
    [
      { field: "country", operator: "none_of", value: ["de"] },
      "whose country is not Germany",
      "国家或地区不是德国",
    ],
    [
      { field: "promotion_codes", operator: "none_of", value: ["SPRING"] },
      "who did not use the code “SPRING”",
      "没有使用优惠码“SPRING”",
    ],
    [{ field: "holds_coupon", operator: "is", value: false }, "who hold no coupon", "未持有优惠券"],
    [
      { field: "coupons_issued", operator: "eq", value: 0, window: { in_last: 180 } },
      "who were issued no coupon in the last 180 days",
      "最近 180 天内没有获发优惠券",
    ],
    [
      { field: "coupons_issued", operator: "gte", value: 1, window: { in_last: 30 } },
      "who were issued at least 1 coupon in the last 30 days",
      "最近 30 天内获发优惠券数不少于 1",
    ],
    [
      { field: "customer_metadata.vip", operator: "contains", value: "yes" },
      "whose vip (of the customer) contains “yes”",
      "vip（客户字段）包含“yes”",
    ],
    [
      { field: "x_points", operator: "gte", value: 1500 },
      "whose Loyalty points is at least 1,500",
      "积分不少于 1,500",
    ],
    [
      { field: "gone", operator: "is", value: true },
      "with something that is not known any more, gone",
      "含有已不存在的条件“gone”",
    ],
  ])("says %j", async (condition, en, zhCN) => {
    expect(conditionWords(condition, FACTS, await textIn("en"))).toBe(en)
    expect(conditionWords(condition, FACTS, await textIn("zhCN"))).toBe(zhCN)
  })

  it("counts the names that would be too many", async () => {
    const value = ["a", "b", "c", "d", "e", "f", "g", "h"]
    const words = conditionWords(
      { field: "promotion_codes", operator: "all_of", value },
      FACTS,
      await textIn("en")
    )
    expect(words).toBe("who used the codes “a”, “b”, “c”, “d”, “e”, “f”, and 2 others")
  })

  const VALUES: Readonly<Record<string, RuleValue>> = {
    choice: ["x"],
    list: ["x"],
    text: ["x"],
    flag: true,
  }

  it.each(["en", "zhCN"])("has words for every operator of every kind in %s", async (language) => {
    const text = await textIn(language)
    for (const [name, { operators, kind }] of SAMPLE_FIELDS) {
      for (const operator of operators) {
        const value =
          VALUES[kind] ?? (operator === "between" || operator === "between_ago" ? [1, 2] : 1)
        const words = conditionWords({ field: name, operator, value }, FACTS, text)
        expect(words).not.toMatch(/{{|}}|undefined|segments\.|not known any more|已不存在/)
      }
    }
  })
})
