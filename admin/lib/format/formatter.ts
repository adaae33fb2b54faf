import { toIntlLocale } from "./locale"

const DECIMAL = /^-?\d+(\.\d+)?$/

function isDecimal(value: string): value is `${number}` {
  return DECIMAL.test(value)
}

/**
 * Numbers, money and dates in the admin's language. Money stays a decimal string all the way
 * into `Intl`, which reads it exactly; nothing passes through a float.
 *
 * @param language the admin's language code, such as `zhCN`
 * @param zone IANA time zone that dates are shown in; the browser's unless told
 */
export function createFormatter(language: string, zone?: string) {
  const locale = toIntlLocale(language)

  function currency(amount: string, code: string, options: Intl.NumberFormatOptions): string {
    if (!isDecimal(amount)) {
      return amount
    }
    return new Intl.NumberFormat(locale, {
      style: "currency",
      currency: code.toUpperCase(),
      currencyDisplay: "narrowSymbol",
      ...options,
    }).format(amount)
  }

  return {
    locale,

    /** An amount in full: `€1,204,332.40`. Not a decimal: returned as it came. */
    money: (amount: string, code: string): string => currency(amount, code, {}),

    /** An amount for a headline, without minor units: `€1,204,332`. */
    wholeMoney: (amount: string, code: string): string =>
      currency(amount, code, { maximumFractionDigits: 0 }),

    /** An amount for a narrow cell, to three figures: `€1.2M`, `€391万`. */
    shortMoney: (amount: string, code: string): string =>
      currency(amount, code, {
        notation: "compact",
        minimumFractionDigits: 0,
        maximumSignificantDigits: 3,
      }),

    /** A count: `18,536`. */
    count: (value: number): string => new Intl.NumberFormat(locale).format(value),

    /** A difference of counts, with its sign: `+12`, `-3`, `0`. */
    signed: (value: number): string =>
      new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }).format(value),

    /** A difference of shares, with its sign: `+4.2%`. */
    signedPercent: (share: number, digits = 0): string =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        signDisplay: "exceptZero",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),

    /** A number of days or a score, at most one decimal: `12.5`. Not a number: as it came. */
    decimal: (value: number | string): string => {
      if (typeof value === "string" && !isDecimal(value)) {
        return value
      }
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
    },

    /** A number that somebody has entered, with all of its digits: `2.04`. */
    exact: (value: number): string => {
      const digits = String(value)
      // As text: a float's own digits would go on, as in 2.04000000000000003553.
      return isDecimal(digits)
        ? new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(digits)
        : digits
    },

    /** A measured number with so many decimals, no more and no less: `1.14`; never `-0`. */
    fixed: (value: number, digits: number): string =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        signDisplay: "negative",
      }).format(value),

    /** A share between 0 and 1 as per cent, with `digits` decimals. */
    percent: (share: number, digits = 0): string =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),

    /** A chance between 0 and 1, in whole per cent; one that is not nothing is never `0%`. */
    chance: (share: number): string => {
      const percent = new Intl.NumberFormat(locale, { style: "percent" })
      if (share > 0 && share < 0.01) {
        return `<${percent.format(0.01)}`
      }
      return share > 0.99 && share < 1 ? `>${percent.format(0.99)}` : percent.format(share)
    },

    /** A number that is expected and not counted: `0.04`, `1.4`, `12`; what is less is `<0.01`. */
    estimate: (value: number): string => {
      if (value > 0 && value < 0.01) {
        return `<${new Intl.NumberFormat(locale).format(0.01)}`
      }
      const digits = value < 0.095 ? 2 : value < 9.95 ? 1 : 0
      return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)
    },

    /** Two shares as one range, with `digits` decimals: `13–17%`. */
    percentRange: (lower: number, upper: number, digits = 0): string =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).formatRange(lower, upper),

    /** A calendar day: `24 Aug 2025`. */
    day: (iso: string, timeZone: string | undefined = zone): string =>
      new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }).format(new Date(iso)),

    /** The month, or the year, that an instant lies in by UTC, for an axis: `Aug 2025`, `2025`. */
    tick: (iso: string, unit: "month" | "year"): string =>
      new Intl.DateTimeFormat(locale, {
        year: "numeric",
        ...(unit === "month" && { month: "short" }),
        timeZone: "UTC",
      }).format(new Date(iso)),

    /** The month that an instant lies in by UTC, for an axis: `Aug`, and `Jan 2026` for the first. */
    month: (iso: string): string =>
      new Intl.DateTimeFormat(locale, {
        month: "short",
        ...(new Date(iso).getUTCMonth() === 0 && { year: "numeric" }),
        timeZone: "UTC",
      }).format(new Date(iso)),

    /** A day with the time: `24 Aug 2025, 03:15`. */
    moment: (iso: string): string =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: zone,
      }).format(new Date(iso)),
  }
}

/** See {@link createFormatter}. */
export type Formatter = ReturnType<typeof createFormatter>
