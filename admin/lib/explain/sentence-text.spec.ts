import { createRequire } from "node:module"
import { explain } from "../../../src/modules/retention/domain/explain/explain"
import {
  EXPLANATION_CODES,
  type Sentence,
} from "../../../src/modules/retention/domain/explain/explanation"
import { policySchema } from "../../../src/modules/retention/domain/policy/schema"
import { scorePerson } from "../../../src/modules/retention/domain/scoring/score-person"
import type {
  FitFacts,
  PurchaseFact,
  StoredTier,
} from "../../../src/modules/retention/domain/types"
import type { Text } from "../../hooks/use-text"
import languages from "../../i18n/languages"
import { createFormatter } from "../format/formatter"
import { sentenceText } from "./sentence-text"

type I18n = {
  init: (options: object) => Promise<unknown>
  t: (key: string, values?: object) => string
  exists: (key: string) => boolean
}

/** The dashboard's own i18next, or the newer one beside react-i18next: plurals differ. */
function i18nextOf(owner: string): { createInstance: () => I18n } {
  const path = createRequire(__filename).resolve(`${owner}/package.json`)
  return createRequire(path)("i18next") as { createInstance: () => I18n }
}

async function textIn(language: string, owner = "@medusajs/dashboard"): Promise<Text> {
  const i18n = i18nextOf(owner).createInstance()
  // As the dashboard initialises it.
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

const NOW = new Date("2026-11-22T12:00:00.000Z")
const DAY_MS = 86_400_000

const FIT: FitFacts = {
  fitted_at: NOW,
  limits: { at_risk: 70, dormant: 155, lost: 260 },
  high_value_cut: "980",
  mid_value_cut: "300",
  median_basket: "60",
  silence_cuts: [],
  frequency_cuts: [],
  monetary_cuts: [],
}

const bought = (days_ago: number, net_amount: string): PurchaseFact => ({
  at: new Date(NOW.getTime() - days_ago * DAY_MS),
  canceled_at: null,
  currency_code: "eur",
  net_amount,
})

type Person = {
  readonly purchases: readonly PurchaseFact[]
  readonly stored?: StoredTier
  readonly fit?: Partial<FitFacts>
  readonly read_at?: Date
}

/** What the server says of a person. */
function sentencesOf({ purchases, stored, fit, read_at = NOW }: Person): Sentence[] {
  const policy = policySchema.parse({ base_currency: "eur" })
  const whole = { ...FIT, ...fit }
  const profile = scorePerson({
    purchases,
    stored: stored ?? { tier: null, downgrade_since: null },
    fit: whole,
    policy,
    now: NOW,
  })
  const { tier, stage, slowing, next } = explain(profile, whole, policy, read_at)
  return [tier, stage, slowing, next].filter((sentence) => sentence !== null)
}

const weekly = (days_ago: number) =>
  [0, 7, 14, 21, 28, 35].map((more) => bought(days_ago + more, "1"))

/** Together these people are told every sentence there is. */
const PEOPLE: readonly Person[] = [
  { purchases: [] },
  { purchases: [400, 300, 200, 100, 0].map((more) => bought(10 + more, "248")) },
  { purchases: [bought(10, "85")] },
  { purchases: [bought(10, "150"), bought(20, "150"), bought(30, "10.5")] },
  { purchases: [bought(155, "2000")] },
  {
    purchases: [bought(10, "12")],
    fit: { high_value_cut: null, mid_value_cut: null, median_basket: null },
  },
  {
    purchases: [bought(10, "150"), bought(20, "150"), bought(30, "10")],
    stored: { tier: "high_value", downgrade_since: new Date("2026-11-01T12:00:00.000Z") },
  },
  { purchases: [bought(50, "1")] },
  { purchases: [bought(131, "1")] },
  { purchases: [bought(300, "1")] },
  { purchases: [bought(300, "1"), bought(21, "1")] },
  { purchases: weekly(40) },
  { purchases: weekly(20) },
  { purchases: [bought(100, "400")] },
  { purchases: [bought(-3, "1")] },
  { purchases: [bought(50, "1")], read_at: new Date(NOW.getTime() + 20 * DAY_MS) },
]

const SENTENCES = PEOPLE.flatMap(sentencesOf)

it("is tried on every code there is", () => {
  expect(new Set(SENTENCES.map(({ code }) => code))).toEqual(new Set(EXPLANATION_CODES))
})

describe.each([
  ["en", "@medusajs/dashboard"],
  ["zhCN", "@medusajs/dashboard"],
  ["en", "react-i18next"],
  ["zhCN", "react-i18next"],
])("in %s by the i18next of %s", (language, owner) => {
  it.each(SENTENCES.map((sentence) => [sentence.code, sentence] as const))(
    "fills in %s",
    async (_code, sentence) => {
      const said = sentenceText(sentence, await textIn(language, owner))
      expect(said).not.toMatch(/{{|}}|NaN|null|undefined|Invalid/)
      expect(said).not.toBe(sentence.text)
      if (language === "zhCN") {
        expect(said).not.toMatch(/[A-Za-z]{2,}/)
      }
    }
  )
})

describe("sentenceText", () => {
  const said = async (language: string, code: string) => {
    const text = await textIn(language)
    return SENTENCES.filter((sentence) => sentence.code === code).map((sentence) =>
      sentenceText(sentence, text)
    )
  }

  it("puts figures into the language", async () => {
    expect(await said("en", "high_value")).toEqual([
      "Spent €1,240.00 on 5 days in the 2 years up to the last purchase. " +
        "That is more than 80% of buyers spend; the line is at €980.00.",
    ])
    expect(await said("zhCN", "high_value")).toEqual([
      "最近一次购买前的2年里，分 5 天共消费 €1,240.00，高于 80% 的购买者（界线为 €980.00）。",
    ])
  })

  it("writes one day as one, and names inside a sentence small", async () => {
    expect(await said("en", "mid_value_few_days")).toContain(
      "Spent €2,000.00 on 1 day in the 2 years up to the last purchase. " +
        "That is enough for high value, which also asks for purchases on 3 days."
    )
    expect(await said("en", "next_stage_and_tier")).toEqual([
      "Dormant, and mid value instead of potential, from Jan 16, 2027 if nothing happens.",
    ])
  })

  it("says that an amount is unknown", async () => {
    const [sentence] = SENTENCES.filter(({ code }) => code === "low_value_unfitted")
    if (!sentence) {
      throw new Error("no such sentence")
    }
    const unknown = { ...sentence, values: { ...sentence.values, spent: null } }
    expect(sentenceText(unknown, await textIn("en"))).toMatch(/^Spent an unknown amount on 1 day/)
  })

  it("falls back to the server's words for a code it does not know", async () => {
    const newer = { code: "brand_new", values: {}, text: "As the server says." } as unknown
    expect(sentenceText(newer as Sentence, await textIn("zhCN"))).toBe("As the server says.")
  })
})
