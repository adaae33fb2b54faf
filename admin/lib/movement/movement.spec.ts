import { createRequire } from "node:module"
import languages from "../../i18n/languages"
import { createFormatter } from "../format/formatter"
import { bySize, flowsOf, totalsOf, weightOf } from "./flows"
import { flowPath } from "./flow-path"
import { flowSentence } from "./flow-words"
import { datesOf, daysFrom, movementPath, parseMovementUrl } from "./movement-url"
import { sankeyHeight, sankeyOf } from "./sankey"
import type { Flow, MovementKind, Movements } from "./types"

type I18n = {
  init: (options: object) => Promise<unknown>
  t: (key: string, values?: object) => string
}

/** The dashboard's own, which is no dependency of ours. */
const i18next = createRequire(
  createRequire(__filename).resolve("@medusajs/dashboard/package.json")
)("i18next") as { createInstance: () => I18n }

const flow = (from: Flow["from"], to: Flow["to"], people: number, revenue = "0"): Flow => ({
  from,
  to,
  people,
  revenue,
})

const MOVEMENTS: Movements = {
  from: "2026-10-23",
  to: "2026-11-22",
  time_zone: "Europe/Berlin",
  currency: "eur",
  recorded_from: "2026-09-01T00:00:00.000Z",
  from_reconstructed: false,
  to_reconstructed: false,
  tier: [
    flow("none", "none", 30),
    flow("low_value", "mid_value", 4, "400.00"),
    flow("high_value", "high_value", 90, "90000.00"),
    flow("none", "potential", 6, "600.50"),
    flow("mid_value", "none", 1, "0.00"),
  ],
  stage: [
    flow("lost", "lost", 1400, "140000.00"),
    flow("at_risk", "dormant", 0),
    flow("active", "at_risk", 412, "98765.43"),
    flow("active", "active", 588, "200000.00"),
    flow("none", "new", 28, "1400.00"),
    flow("prospect", "new", 3, "-12.50"),
  ],
}

const stages = flowsOf(MOVEMENTS, "stage")
const tiers = flowsOf(MOVEMENTS, "tier")

describe("flows", () => {
  it("stand in the order of the picture, without those that hold nobody or begin and end nowhere", () => {
    expect(stages.map(({ from, to }) => `${from}-${to}`)).toEqual([
      "active-active",
      "active-at_risk",
      "lost-lost",
      "prospect-new",
      "none-new",
    ])
    expect(tiers.map(({ from, to }) => `${from}-${to}`)).toEqual([
      "high_value-high_value",
      "mid_value-none",
      "low_value-mid_value",
      "none-potential",
    ])
  })

  it("are counted by what became of their people, each person once", () => {
    expect(totalsOf(stages)).toEqual({ people: 2431, moved: 415, stayed: 1988, came: 28, left: 0 })
    expect(totalsOf(tiers)).toEqual({ people: 101, moved: 4, stayed: 90, came: 6, left: 1 })
  })

  it("add up where they begin and where they end", () => {
    expect(weightOf(stages, "from", "active")).toEqual({ people: 1000, revenue: 298765.43 })
    expect(weightOf(stages, "to", "new")).toEqual({ people: 31, revenue: 1387.5 })
  })

  it("are listed with movers first, the largest first, and revenue by its amount", () => {
    expect(bySize(stages, "people").map(({ people }) => people)).toEqual([412, 28, 3, 1400, 588])
    // As texts "98765.43" would come before "200000.00".
    expect(bySize(stages, "revenue").map(({ revenue }) => revenue)).toEqual([
      "98765.43",
      "1400.00",
      "-12.50",
      "200000.00",
      "140000.00",
    ])
  })
})

describe("the picture", () => {
  const frame = { kind: "stage", width: 900, height: 400, margin: 150 } as const

  it("stands bars in the states' order at both sides, in the frame, apart enough for their names", () => {
    const { bars } = sankeyOf(stages, { ...frame, unit: "people" })
    const at = (end: "from" | "to") => bars.filter((bar) => bar.end === end)
    expect(at("from").map(({ state }) => state)).toEqual(["active", "lost", "prospect", "none"])
    expect(at("to").map(({ state }) => state)).toEqual(["new", "active", "at_risk", "lost"])
    expect(at("from").every(({ x }) => x === 150)).toBe(true)
    expect(at("to").every(({ x, width }) => x + width === 750)).toBe(true)
    for (const side of [at("from"), at("to")]) {
      side.forEach(({ y, height }, index) => {
        expect(y).toBeGreaterThanOrEqual(-0.001)
        expect(y + height).toBeLessThanOrEqual(400.001)
        const before = side[index - 1]
        if (before) {
          expect(y - before.y - before.height).toBeGreaterThanOrEqual(23.999)
        }
      })
    }
  })

  it("draws a band for each flow, as wide as its people, and the thinnest ones still visible", () => {
    const { bars, bands } = sankeyOf(stages, { ...frame, unit: "people" })
    expect(bands.map(({ flow: { people } }) => people)).toEqual([588, 412, 1400, 3, 28])
    const [stay, slip, lost, prospect] = bands.map(({ width }) => width)
    expect((stay ?? 0) / (slip ?? 1)).toBeCloseTo(588 / 412, 6)
    expect((lost ?? 0) / (slip ?? 1)).toBeCloseTo(1400 / 412, 6)
    expect(prospect).toBe(1.5)
    const active = bars.find(({ end, state }) => end === "from" && state === "active")
    expect(active?.height).toBeCloseTo((stay ?? 0) + (slip ?? 0), 6)
    expect(active?.weight.people).toBe(1000)
  })

  it("leaves out what has no revenue, where revenue is drawn", () => {
    const { bands, bars } = sankeyOf(stages, { ...frame, unit: "revenue" })
    expect(bands.map(({ flow: { from } }) => from)).toEqual(["active", "active", "lost", "none"])
    expect(bars.some(({ state }) => state === "prospect")).toBe(false)
  })

  it("is as high as its states need, and no higher than it may be", () => {
    expect(sankeyHeight([flow("lost", "new", 1)], 440)).toBe(72)
    expect(sankeyHeight([flow("lost", "new", 1), flow("lost", "lost", 1)], 440)).toBe(168)
    expect(sankeyHeight(stages, 440)).toBe(360)
    expect(sankeyHeight(stages, 300)).toBe(300)
  })

  it("is empty where nobody is", () => {
    expect(sankeyOf([], { ...frame, unit: "people" })).toEqual({ bars: [], bands: [] })
    expect(sankeyOf([flow("lost", "new", 2)], { ...frame, unit: "revenue" }).bands).toEqual([])
  })

  it("holds every flow there may be, many of them thin", () => {
    const all = ["new", "active", "reactivated", "at_risk", "dormant", "lost", "prospect", "none"]
    const many = all.flatMap((from, i) =>
      all.map((to, j) => flow(from as Flow["from"], to as Flow["to"], i === j ? 100_000 : 1))
    )
    const { bars, bands } = sankeyOf(many, { ...frame, unit: "people" })
    expect([bars.length, bands.length]).toEqual([16, 64])
    expect(bands.every(({ path, width }) => !path.includes("NaN") && width >= 1.5)).toBe(true)
    expect(Math.max(...bars.map(({ y, height }) => y + height))).toBeLessThanOrEqual(400.001)
  })
})

describe("the sentence of a flow", () => {
  const said = async (one: Flow, kind: MovementKind, language: "en" | "zhCN" = "en") => {
    const i18n = i18next.createInstance()
    await i18n.init({ lng: language, resources: languages, defaultNS: "retention" })
    return flowSentence(
      one,
      { kind, flows: flowsOf(MOVEMENTS, kind), currency: "eur" },
      {
        t: (key, values) => i18n.t(key, { ...values, interpolation: { escapeValue: false } }),
        has: () => true,
        format: createFormatter(language, "UTC"),
      }
    )
  }

  it.each([
    [
      flow("active", "at_risk", 412, "98765.43"),
      "412 customers went from active to at risk; their lifetime revenue is €98,765. That is 41% of those who were active.",
    ],
    [
      flow("lost", "lost", 1400, "140000.00"),
      "1,400 customers were lost on both days; their lifetime revenue is €140,000. That is 100% of those who were lost.",
    ],
    [
      flow("none", "new", 1, "50.00"),
      "1 customer was not known yet on the first day, and new on the last; their lifetime revenue is €50.",
    ],
  ])("tells movers, stayers and newcomers apart: %j", async (one, sentence) => {
    expect(await said(one, "stage")).toBe(sentence)
  })

  it("calls tiers by their names, and the lack of one", async () => {
    expect(await said(flow("none", "potential", 6, "600.50"), "tier")).toBe(
      "6 customers had no tier on the first day, and were potential on the last; their lifetime revenue is €601."
    )
    expect(await said(flow("mid_value", "none", 1, "0.00"), "tier")).toBe(
      "1 customer went from mid value to no tier; their lifetime revenue is €0. That is 100% of those who were mid value."
    )
  })

  it("is Chinese in Chinese", async () => {
    expect(await said(flow("active", "at_risk", 412, "98765.43"), "stage", "zhCN")).toBe(
      "412 位客户由“活跃”转为“流失风险”，累计收入 €98,765。占原“活跃”客户的 41%。"
    )
  })
})

describe("flowPath", () => {
  const slip = flow("active", "at_risk", 412)
  const moved = (path: string | null) => decodeURIComponent(path ?? "")

  it("leads to those who changed so since the first day began, and are there still", () => {
    expect(moved(flowPath(slip, MOVEMENTS, "2026-11-22", null))).toBe(
      "/retention/customers?stage=at_risk&moved=stage:active:at_risk:2026-10-22T22:00:00.000Z"
    )
    const rise = flow("low_value", "mid_value", 4)
    expect(moved(flowPath(rise, MOVEMENTS, "2026-11-22", null))).toBe(
      "/retention/customers?tier=mid_value&moved=tier:low_value:mid_value:2026-10-22T22:00:00.000Z"
    )
  })

  it("leads to those of a segment alone, where the flow is of them", () => {
    expect(moved(flowPath(slip, MOVEMENTS, "2026-11-22", "rseg_1"))).toContain("segment=rseg_1")
  })

  it("leads nowhere where no list is that", () => {
    expect(flowPath(slip, MOVEMENTS, "2026-11-23", null)).toBeNull()
    expect(
      flowPath(slip, { ...MOVEMENTS, from_reconstructed: true }, "2026-11-22", null)
    ).toBeNull()
    expect(flowPath(flow("active", "active", 5), MOVEMENTS, "2026-11-22", null)).toBeNull()
    expect(flowPath(flow("none", "new", 5), MOVEMENTS, "2026-11-22", null)).toBeNull()
  })
})

describe("the page's address", () => {
  it.each([
    [{}, "/retention/movement"],
    [{ days: { last: 90 } }, "/retention/movement?last=90"],
    [
      { days: { from: "2026-01-01", to: "2026-02-01" }, kind: "tier", unit: "revenue" },
      "/retention/movement?from=2026-01-01&to=2026-02-01&kind=tier&unit=revenue",
    ],
    [{ stayed: true, segment: "rseg_1" }, "/retention/movement?stayed=true&segment=rseg_1"],
  ] as const)("%j is %s, and back", (url, path) => {
    expect(movementPath(url)).toBe(path)
    const usual = parseMovementUrl(new URLSearchParams())
    expect(parseMovementUrl(new URLSearchParams(path.split("?")[1]))).toEqual({ ...usual, ...url })
  })

  it.each(["from=2026-02-01&to=2026-01-01", "from=2026-02-30&to=2026-03-01", "last=8", "kind=x"])(
    "takes nothing from %s",
    (search) => {
      expect(parseMovementUrl(new URLSearchParams(search))).toEqual(
        parseMovementUrl(new URLSearchParams())
      )
    }
  )

  it("means the same distance tomorrow, where it ends today", () => {
    expect(datesOf({ last: 30 }, "2026-11-22")).toEqual({ from: "2026-10-23", to: "2026-11-22" })
    expect(daysFrom({ from: "2026-10-23", to: "2026-11-22" }, "2026-11-22")).toEqual({ last: 30 })
    const own = { from: "2026-10-23", to: "2026-11-21" }
    expect(daysFrom(own, "2026-11-22")).toEqual(own)
  })
})
