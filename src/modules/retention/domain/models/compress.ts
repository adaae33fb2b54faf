/** Distinct tuples and how many customers have each. Column by column: `columns[c][i]`. */
export type Tuples = {
  readonly size: number
  readonly columns: readonly Float64Array[]
  readonly weights: Float64Array
}

/** Of so many tuples a likelihood takes some milliseconds. */
const PART = 10_000

/** The same tuples in parts that take no time worth mentioning each. */
export function inParts({ size, columns, weights }: Tuples): Tuples[] {
  const parts: Tuples[] = []
  for (let from = 0; from < size; from += PART) {
    const until = Math.min(from + PART, size)
    parts.push({
      size: until - from,
      columns: columns.map((column) => column.subarray(from, until)),
      weights: weights.subarray(from, until),
    })
  }
  return parts
}

/** A column in another unit. */
export function dividedBy(column: Float64Array, unit: number): Float64Array {
  const divided = new Float64Array(column.length)
  for (let i = 0; i < column.length; i += 1) {
    divided[i] = (column[i] as number) / unit
  }
  return divided
}

/**
 * Adds up the weights of equal rows, in a hash table with open addressing: maps of strings or of
 * maps take several times as long as the fit itself.
 *
 * @param columns Equally long; zeros must not be negative.
 */
export function compress(columns: readonly Float64Array[], weights: Float64Array): Tuples {
  const rows = weights.length
  const mask = 2 ** Math.ceil(Math.log2(rows * 2 + 2)) - 1
  const slots = new Int32Array(mask + 1).fill(-1)
  const kept = columns.map(() => new Float64Array(rows))
  const sums = new Float64Array(rows)
  const number = new Float64Array(1)
  const halves = new Int32Array(number.buffer)
  let size = 0
  for (let row = 0; row < rows; row += 1) {
    let hash = 0
    for (const column of columns) {
      number[0] = column[row] as number
      hash = mix(mix(hash, halves[0] as number), halves[1] as number)
    }
    let slot = hash & mask
    let at = slots[slot] as number
    while (at >= 0 && !equalAt(columns, row, kept, at)) {
      slot = (slot + 1) & mask
      at = slots[slot] as number
    }
    if (at < 0) {
      at = size
      slots[slot] = at
      size += 1
      columns.forEach((column, c) => ((kept[c] as Float64Array)[at] = column[row] as number))
    }
    sums[at] = (sums[at] as number) + (weights[row] as number)
  }
  return { size, columns: kept.map((c) => c.subarray(0, size)), weights: sums.subarray(0, size) }
}

/** MurmurHash3's step for 32 bits. */
function mix(hash: number, bits: number): number {
  let k = Math.imul(bits, 0xcc9e2d51)
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593)
  const h = hash ^ k ^ (k >>> 16)
  return Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64
}

function equalAt(
  columns: readonly Float64Array[],
  row: number,
  kept: readonly Float64Array[],
  at: number
): boolean {
  return columns.every((column, c) => column[row] === (kept[c] as Float64Array)[at])
}
