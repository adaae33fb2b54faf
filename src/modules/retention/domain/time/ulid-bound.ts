/** Crockford's alphabet: no I, L, O and U; in the order of its characters' codes. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const BASE = ALPHABET.length

/** Of the 26 characters of a ULID the first 10 tell its millisecond, the others are drawn. */
const TIME_LENGTH = 10
const LENGTH = 26

const LATEST_MS = 2 ** 48 - 1

/**
 * The smallest id that Medusa could make at an instant, `order_01JD…0000` say. Ids that are ULIDs
 * go by time, so those made from then on are greater, whatever was drawn for them.
 *
 * @param prefix what stands before the underscore: `order`, `ordtrx`, …
 * @param instant from 1970 to the year 10889; earlier and later ones count as these
 */
export function ulidBound(prefix: string, instant: Date): string {
  let rest = Math.min(Math.max(instant.getTime(), 0), LATEST_MS)
  let time = ""
  for (let place = 0; place < TIME_LENGTH; place += 1) {
    time = (ALPHABET[rest % BASE] ?? "") + time
    rest = Math.floor(rest / BASE)
  }
  return `${prefix}_${time.padEnd(LENGTH, "0")}`
}

/**
 * When an id was made, by the ULID in it.
 * @returns null for an id that holds none, as ids of imported records may
 */
export function ulidTime(id: string): Date | null {
  const ulid = id.slice(id.lastIndexOf("_") + 1)
  const digits = [...ulid].map((character) => ALPHABET.indexOf(character))
  if (digits.length !== LENGTH || digits.includes(-1)) {
    return null
  }
  const ms = digits.slice(0, TIME_LENGTH).reduce((sum, digit) => sum * BASE + digit, 0)
  return ms > LATEST_MS ? null : new Date(ms)
}
