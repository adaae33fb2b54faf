import { ALTERABLE } from "../../src/modules/retention/domain/coupons/alterations"
import { REFUSAL_REASONS } from "../../src/modules/retention/domain/coupons/refusals"
import { COUPON_STATES, STATE_REASONS } from "../../src/modules/retention/domain/coupons/states"
import { EXPLANATION_CODES } from "../../src/modules/retention/domain/explain/explanation"
import { PORTRAIT_SIGNALS } from "../../src/modules/retention/domain/portrait/types"
import { GATE_CHECKS } from "../../src/modules/retention/domain/prediction/types"
import { FIELD_GROUPS } from "../../src/modules/retention/domain/segments/kinds"
import { OWN_FIELDS } from "../../src/modules/retention/domain/segments/registry"
import { PROBLEM_KINDS, RFM_GROUPS, STAGES, TIERS } from "../../src/modules/retention/domain/types"
import { CALIBRATION_REASONS, CAUSES } from "../lib/model/reasons"
import languages from "./languages"
import type { TextTree } from "./every-plural"

/** Every text by its full key. */
function flatten(tree: TextTree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, text]): [string, string][] =>
      typeof text === "string"
        ? [[prefix + key, text]]
        : [...flatten(text, `${prefix}${key}.`).entries()]
    )
  )
}

const en = flatten(languages.en.retention)
const zhCN = flatten(languages.zhCN.retention)

const namesIn = (text = "") => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()

describe("the languages", () => {
  it("have the same texts", () => {
    const bare = (key: string) => en.has(`${key}_other`)
    expect([...zhCN.keys()].filter((key) => !bare(key)).sort()).toEqual([...en.keys()].sort())
  })

  it("have both plurals of each, and in Chinese the bare key too", () => {
    const plurals = [...en.keys()].filter((key) => key.endsWith("_other"))
    expect(plurals.length).toBeGreaterThan(5)
    for (const key of plurals) {
      const bare = key.replace(/_other$/, "")
      expect(en.has(`${bare}_one`)).toBe(true)
      expect([zhCN.get(`${bare}_one`), zhCN.get(bare)]).toEqual([zhCN.get(key), zhCN.get(key)])
    }
  })

  it("have no empty text, and Chinese none that was left in English", () => {
    for (const [key, text] of [...en, ...zhCN]) {
      expect([key, text.trim()]).not.toEqual([key, ""])
    }
    for (const [key, text] of zhCN) {
      const words = text.replace(/{{\w+}}/g, "").match(/[A-Za-z]{2,}/g) ?? []
      expect([key, words.filter((word) => !["RFM", "Medusa"].includes(word))]).toEqual([key, []])
    }
  })

  it("ask for figures that the other is given too", () => {
    /** Figures that one language words differently, or needs besides. */
    const free = /^(explain\.|customer\.more_items)/
    for (const [key, text] of en) {
      if (!free.test(key)) {
        // "Revoke this coupon?" says how many it is without a figure.
        const named = (said = "") =>
          namesIn(said).filter((name) => !(key.endsWith("_one") && name === "n"))
        expect([key, named(zhCN.get(key))]).toEqual([key, named(text)])
      }
    }
  })
})

describe.each([
  ["en", en],
  ["zhCN", zhCN],
])("%s names everything the API may say", (_, texts) => {
  it.each([
    ["tier", TIERS.map((name) => `tier.${name}`)],
    ["stage", STAGES.map((name) => `stage.${name}`)],
    ["RFM group", RFM_GROUPS.map((name) => `rfm_group.${name}`)],
    ["problem", PROBLEM_KINDS.flatMap((name) => [`problem.${name}.title`, `problem.${name}.text`])],
    ["check of the model", GATE_CHECKS.map((name) => `person.outlook.check.${name}`)],
    [
      "signal",
      PORTRAIT_SIGNALS.flatMap((name) =>
        ["signal", "line"].map((kind) => `person.portrait.${kind}.${name}`)
      ),
    ],
    [
      "condition of a model",
      [...GATE_CHECKS, "spend"].flatMap((name) => [
        `model.gate.check.${name}`,
        `model.gate.hint.${name}`,
      ]),
    ],
    ["cause for predicting nothing", CAUSES.map((name) => `model.fits.cause.${name}`)],
    [
      "reason for predicting nothing",
      [...CAUSES, ...CALIBRATION_REASONS]
        .filter((name) => name !== "calibration")
        .flatMap((name) =>
          ["title", "text", "change"].map((part) => `model.reason.${name}.${part}`)
        ),
    ],
    ["state of a coupon", COUPON_STATES.map((name) => `coupons.state.${name}`)],
    ["reason of a coupon's state", STATE_REASONS.map((name) => `coupons.note.${name}`)],
    ["reason for no coupon", REFUSAL_REASONS.map((name) => `coupons.refusal.${name}`)],
    ["change of a coupon by hand", ALTERABLE.map((name) => `coupons.field.${name}`)],
    ["group of fields", FIELD_GROUPS.map((name) => `segment_fields.group.${name}`)],
    ["field", OWN_FIELDS.map(({ name }) => `segment_fields.name.${name}`)],
    ["reason", EXPLANATION_CODES.map((code) => `explain.${code}`)],
  ])("each %s", (_kind, keys) => {
    expect(keys.filter((key) => !texts.has(key))).toEqual([])
  })
})
