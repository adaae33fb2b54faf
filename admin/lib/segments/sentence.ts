import type { Text } from "../../hooks/use-text"
import { shareToPercent } from "../settings/per-cent"
import { type FieldMap, fieldLabel, operatorKey, optionText } from "./fields"
import type {
  Condition,
  FieldReference,
  RuleNode,
  RuleWindow,
  SegmentField,
  SegmentRule,
} from "./types"

/** What a rule's words rest on besides the rule. */
export type SentenceFacts = {
  readonly fields: FieldMap
  /** That amounts are in. */
  readonly currency: string
  /** What a product, a group and so on is called; its id where that is not known. */
  readonly nameOf: (reference: FieldReference, id: string) => string
}

/** More names than these are counted. */
const MOST_NAMES = 6

/** Fields whose time is still to come. */
const AHEAD = new Set(["next_stage_at", "next_purchase_at"])

/**
 * A rule said back in one sentence of the admin's language.
 *
 * @example
 * ruleSentence(rule, facts, text)
 * // Customers whose tier is High value, and who placed no orders in the last 30 days.
 */
export function ruleSentence({ where }: SegmentRule, facts: SentenceFacts, text: Text): string {
  const said = new Saying(facts, text)
  return text.t("segments.say.whole", { rule: said.node(where, true) })
}

/** A single condition in words, as a part of {@link ruleSentence}. */
export function conditionWords(condition: Condition, facts: SentenceFacts, text: Text): string {
  return new Saying(facts, text).node(condition, true)
}

class Saying {
  readonly #facts: SentenceFacts
  readonly #text: Text

  constructor(facts: SentenceFacts, text: Text) {
    this.#facts = facts
    this.#text = text
  }

  /** @param outermost stands alone, so needs no brackets */
  node(node: RuleNode, outermost: boolean): string {
    if ("not" in node) {
      const rule = this.node(node.not, true)
      return this.#say("not", {
        rule: this.#isJoined(node.not) ? this.#say("group", { rule }) : rule,
      })
    }
    if ("and" in node || "or" in node) {
      const [parts, join] = "and" in node ? [node.and, "and"] : [node.or, "or"]
      const alone = parts.length === 1
      const rule = parts
        .map((part) => this.node(part, alone && outermost))
        .join(this.#text.t(`segments.say.${join}`))
      return outermost || alone ? rule : this.#say("group", { rule })
    }
    return this.#condition(node)
  }

  #isJoined(node: RuleNode): boolean {
    return ("and" in node && node.and.length > 1) || ("or" in node && node.or.length > 1)
  }

  #condition(condition: Condition): string {
    const { fields } = this.#facts
    const field = fields.get(condition.field)
    const label = fieldLabel(condition.field, fields, this.#text)
    // In the middle of a sentence, but for what is written large anyway, as RFM, and others' names.
    const ours = !field?.label && /^[A-Z][a-z]/.test(label)
    const name = ours ? label.charAt(0).toLowerCase() + label.slice(1) : label
    if (field === undefined) {
      return this.#say("unknown", { field: name })
    }
    const when = this.#when(condition.window)
    const words = this.#words(field, condition)
    const [key, values] = words.find(([one]) => this.#has(one)) ?? (["unknown", {}] as const)
    return (
      this.#say(key, { field: name, when, ...values })
        // Without a window there is nothing where it would be named.
        .replace(/ {2,}/g, " ")
        .trim()
    )
  }

  /** Also of a text that has a singular and a plural. */
  #has(key: string): boolean {
    const full = `segments.say.${key}`
    return this.#text.has(full) || this.#text.has(`${full}_other`)
  }

  /** The texts that may say a condition, the field's own before that of its kind. */
  #words(
    field: SegmentField,
    { operator, value }: Condition
  ): readonly (readonly [key: string, values: Readonly<Record<string, string | number>>])[] {
    const { name, kind, unit } = field
    const usual = operatorKey(field, operator)
    if (operator === "set" || operator === "not_set") {
      return [[usual, {}]]
    }
    switch (kind) {
      case "flag":
        return [
          [`field.${name}.${String(value)}`, {}],
          [`flag.${String(value)}`, {}],
        ]
      case "choice":
      case "text":
      case "list": {
        const type = operator === "all_of" ? "conjunction" : "disjunction"
        const values = { value: this.#list(field, value, type) }
        return [
          [`field.${name}.${operator}`, values],
          [usual, values],
        ]
      }
      case "time":
        return [[`${AHEAD.has(name) ? "ahead" : "time"}.${operator}`, this.#time(value)]]
      default: {
        const [low, high = low] = endsOf(value)
        const amount = this.#say(`amount.${operator}`, {
          value: this.#amount(low, kind, unit),
          from: this.#amount(low, kind, unit),
          to: this.#amount(high, kind, unit),
        })
        const values = { amount, count: Number(high) }
        return [
          ...(operator === "eq" && Number(low) === 0
            ? ([[`field.${name}.none`, {}]] as const)
            : []),
          [`field.${name}.amount`, values],
          ["amount.of", values],
        ]
      }
    }
  }

  #time(value: Condition["value"]): Readonly<Record<string, string>> {
    const [from, to = from] = endsOf(value)
    const { format } = this.#text
    const said = (one: number | string) =>
      typeof one === "number" ? this.#days(one) : this.#day(one)
    return {
      value: said(from),
      // The unit stands once, behind the second.
      from: typeof from === "number" ? format.count(from) : said(from),
      to: said(to),
    }
  }

  #list(
    field: Pick<SegmentField, "name" | "reference" | "kind">,
    value: Condition["value"],
    type: "conjunction" | "disjunction"
  ): string {
    const { nameOf } = this.#facts
    const all = Array.isArray(value) ? (value as readonly string[]) : [String(value)]
    const named = all.map((one) => {
      const { reference } = field
      if (reference === "country" || (reference === null && field.kind !== "text")) {
        return optionText(field, one, this.#text)
      }
      return this.#say("quoted", { name: reference === null ? one : nameOf(reference, one) })
    })
    const more = all.length - MOST_NAMES
    const shown =
      more > 1
        ? [
            ...named.slice(0, MOST_NAMES),
            this.#say("more", { count: more, n: this.#text.format.count(more) }),
          ]
        : named
    return new Intl.ListFormat(this.#text.format.locale, { type }).format(shown)
  }

  #when(window: RuleWindow | undefined): string {
    if (window === undefined) {
      return ""
    }
    if ("in_last" in window) {
      return this.#say("when.in_last", { days: this.#days(window.in_last) })
    }
    if ("more_than_ago" in window) {
      return this.#say("when.more_than_ago", { days: this.#days(window.more_than_ago) })
    }
    const { from, until } = window
    const key = from === undefined ? "until" : until === undefined ? "since" : "between"
    return this.#say(`when.${key}`, {
      from: this.#day(from ?? until ?? ""),
      until: this.#day(until ?? from ?? ""),
    })
  }

  #amount(value: number | string, kind: SegmentField["kind"], unit: SegmentField["unit"]): string {
    const { format } = this.#text
    if (kind === "money") {
      return format.money(String(value), this.#facts.currency)
    }
    const number = Number(value)
    if (unit === "share") {
      return `${format.exact(Number(shareToPercent(number)))}%`
    }
    return unit === "days" ? this.#days(number) : format.exact(number)
  }

  #days(days: number): string {
    return this.#text.t("units.days", { count: days, n: this.#text.format.exact(days) })
  }

  /** Calendar days have no time zone: each is named by its noon. */
  #day(day: string): string {
    const noon = `${day}T12:00:00.000Z`
    return Number.isNaN(Date.parse(noon)) ? day : this.#text.format.day(noon, "UTC")
  }

  #say(key: string, values: Readonly<Record<string, string | number>>): string {
    return this.#text.t(`segments.say.${key}`, values)
  }
}

/** One value, or both ends of a range. */
function endsOf(value: Condition["value"]): readonly [number | string, (number | string)?] {
  const [from = "", to]: readonly (number | string)[] =
    typeof value === "object" ? value : value === undefined ? [] : [String(value)]
  return typeof value === "number" ? [value] : to === undefined ? [from] : [from, to]
}
