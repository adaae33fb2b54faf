import type { PlannedProduct, PlannedPromotion, PlannedRegion } from "../shop/plan"

/** Base-currency value of a dollar; also the seed of the policy's rates. */
export const USD_RATE = "0.92"

export const CHANNELS = ["Webshop", "Pop-up store"] as const

export const REGIONS: readonly PlannedRegion[] = [
  { name: "Europe", currency: "eur", countries: ["de", "at", "fr", "nl", "it"] },
  { name: "United States", currency: "usd", countries: ["us"] },
]

/** Titles and euro prices by category: a coffee roaster's shop. */
const RANGE: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  Coffee: [
    ["House Espresso 250 g", 8.9],
    ["House Espresso 1 kg", 29.9],
    ["Ethiopia Sidamo 250 g", 12.5],
    ["Colombia Huila 250 g", 11.9],
    ["Brazil Santos 500 g", 16.9],
    ["Decaf Blend 250 g", 9.9],
    ["Filter Roast 250 g", 9.5],
    ["Taster Box, six roasts", 39],
  ],
  Tea: [
    ["Darjeeling First Flush 100 g", 14.9],
    ["Assam Breakfast 100 g", 7.9],
    ["Sencha 100 g", 11.5],
    ["Earl Grey 100 g", 8.5],
    ["Rooibos Vanilla 100 g", 6.9],
    ["Matcha 40 g", 24.9],
  ],
  Chocolate: [
    ["Dark 72 % Bar", 4.5],
    ["Milk Hazelnut Bar", 4.2],
    ["Coffee Bean Dragées", 6.9],
    ["Truffle Box", 19.9],
    ["Drinking Chocolate 250 g", 9.9],
  ],
  Brewing: [
    ["Hand Grinder", 89],
    ["Pour-over Dripper", 24.9],
    ["Paper Filters, 100", 5.9],
    ["French Press 1 l", 34.9],
    ["Gooseneck Kettle", 69],
    ["Moka Pot, 6 cups", 32.9],
    ["Kitchen Scale", 29.9],
    ["Espresso Tamper", 27.5],
  ],
  Cups: [
    ["Espresso Cup", 9.9],
    ["Cappuccino Cup", 12.9],
    ["Tea Bowl", 15.9],
    ["Travel Mug", 26.9],
    ["Glass Mug, set of 4", 22.5],
  ],
  Gifts: [
    ["Gift Box Small", 29],
    ["Gift Box Large", 59],
    ["Barista Day Course", 119],
    ["Coffee Subscription, 3 months", 75],
  ],
}

export const CATEGORIES: readonly string[] = Object.keys(RANGE)

/** Dollar prices are about a tenth higher and end in .50 or .00. */
const inDollars = (euros: number) => (Math.round(euros * 2.2) / 2).toFixed(2)

export const PRODUCTS: readonly PlannedProduct[] = Object.entries(RANGE).flatMap(
  ([category, entries]) =>
    entries.map(([title, euros]) => ({
      key: title,
      title,
      category,
      prices: { eur: euros.toFixed(2), usd: inDollars(euros) },
    }))
)

/** A code of the season: months (January is 0) in which shoppers use it, and how many do. */
export type SeasonalCode = PlannedPromotion & {
  readonly months: readonly number[]
  readonly share: number
}

/** Used on first orders only. */
export const WELCOME: PlannedPromotion & { readonly share: number } = {
  code: "WELCOME10",
  percentage: 10,
  share: 0.3,
}

export const SEASONAL: readonly SeasonalCode[] = [
  { code: "SPRING10", percentage: 10, months: [3], share: 0.2 },
  { code: "SUMMER15", percentage: 15, months: [6, 7], share: 0.15 },
  { code: "BLACK20", percentage: 20, months: [10], share: 0.35 },
]
