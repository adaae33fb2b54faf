import { readFileSync } from "node:fs"
import { join } from "node:path"
import { policySchema } from "../policy/schema"
import { offerSchema } from "./offer"
import { REFUSAL_REASONS } from "./refusals"
import { COUPON_STATES } from "./states"

const text = readFileSync(join(process.cwd(), "docs", "coupons.md"), "utf8")
const isNamed = (word: string) => text.includes(`\`${word}\``)

describe("docs/coupons.md", () => {
  it("names every state, every refusal, and every setting with its default", () => {
    const { budget, ...offers } = policySchema.parse({}).offers
    const unnamed = [...COUPON_STATES, ...REFUSAL_REASONS, ...Object.keys(offers), "budget"].filter(
      (word) => !isNamed(word)
    )
    expect(unnamed).toEqual([])
    for (const [field, value] of Object.entries(offers)) {
      expect(text).toContain(`| \`${field}\` | ${String(value)} |`)
    }
    expect(text).toContain(`| \`budget\` | ${budget.count} coupons |`)
  })

  it("shows offers that the schema takes", () => {
    const shown = [...text.matchAll(/`(\{ "type": [^`]*\})`/g)].map(([, offer = ""]) => offer)
    expect(shown).toHaveLength(4)
    for (const offer of shown) {
      const whole: unknown = JSON.parse(offer.replaceAll("[…]", '["prod_1"]'))
      expect(offerSchema.safeParse(whole).error).toBeUndefined()
    }
  })
})
