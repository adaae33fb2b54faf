const QUOTE = 0x22
const LINE_FEED = 0x0a

/**
 * Counts the records of a CSV as its bytes come by; line breaks inside quotes end none. UTF-8
 * may be cut anywhere: no byte of a longer character looks like a quote or a line break.
 */
export class CsvCounter {
  #quoted = false
  #lines = 0

  /** Takes in the next bytes. */
  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE) {
        // A doubled quote inside a cell turns this twice, which is as it should be.
        this.#quoted = !this.#quoted
      } else if (byte === LINE_FEED && !this.#quoted) {
        this.#lines += 1
      }
    }
  }

  /** Records so far, without the heading. */
  get records(): number {
    return Math.max(0, this.#lines - 1)
  }
}

/** The records of a CSV without its heading, to be put behind those of another. */
export function withoutHeading(csv: string): string {
  const end = csv.indexOf("\n")
  return end < 0 ? "" : csv.slice(end + 1)
}
