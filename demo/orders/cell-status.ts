import { bad, good, type CellResult } from "./cell"

/** What a row is. */
export type RowStatus = "order" | "cancelled" | "credit"

const WORDS: Readonly<Record<RowStatus, readonly string[]>> = {
  order: [
    "",
    "false",
    "no",
    "n",
    "0",
    "completed",
    "complete",
    "pending",
    "processing",
    "paid",
    "shipped",
    "delivered",
    "fulfilled",
    "archived",
  ],
  cancelled: ["true", "yes", "y", "1", "cancelled", "canceled"],
  credit: ["credit", "credit_note", "refund", "return"],
}

const BY_WORD: ReadonlyMap<string, RowStatus> = new Map(
  (Object.entries(WORDS) as [RowStatus, readonly string[]][]).flatMap(([status, words]) =>
    words.map((word) => [word, status] as const)
  )
)

/** The meaning of a cell in the column `cancelled` or `status`. */
export function parseStatus(text: string): CellResult<RowStatus> {
  const status = BY_WORD.get(text.toLowerCase().replace(/[\s-]+/g, "_"))
  return status
    ? good(status)
    : bad(text, `must be empty or one of ${[...BY_WORD.keys()].filter(Boolean).join(", ")}`)
}
