import { CsvError, parse } from "csv-parse/sync"
import type { FileProblem } from "./file-problem"

/** One line of the file. */
export type Cells = { readonly row: number; readonly cells: readonly string[] }

/** How cells are kept apart. */
export type Delimiter = "," | ";" | "\t" | "blanks"

/** The sign that the first line holds most of; blanks when it holds none. */
export function recogniseDelimiter(text: string): Delimiter {
  const firstLine = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? ""
  const bare = firstLine.replace(/"[^"]*"/g, "")
  const [best] = ([",", ";", "\t"] as const)
    .map((sign) => ({ sign, count: bare.split(sign).length - 1 }))
    .sort((a, b) => b.count - a.count)
  return best && best.count > 0 ? best.sign : "blanks"
}

/**
 * Splits the text; empty lines are left out, cells are trimmed.
 * @returns the lines, or what is wrong with the quoting
 */
export function splitCells(text: string): { lines: Cells[]; problems: FileProblem[] } {
  const delimiter = recogniseDelimiter(text)
  if (delimiter === "blanks") {
    const lines = text
      .split(/\r?\n/)
      .map((line, index) => ({ row: index + 1, cells: line.trim().split(/\s+/) }))
      .filter(({ cells }) => cells.some((cell) => cell !== ""))
    return { lines, problems: [] }
  }
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return {
      lines: records.map(({ record, info }) => ({ row: info.lines, cells: record })),
      problems: [],
    }
  } catch (error) {
    if (error instanceof CsvError) {
      const row = typeof error.lines === "number" ? error.lines : null
      return { lines: [], problems: [{ row, column: null, message: error.message }] }
    }
    throw error
  }
}
