/** One thing wrong with an order list, in a way its owner can find and mend. */
export type FileProblem = {
  /** Line of the file, the header being 1; null when it is about the file as a whole. */
  readonly row: number | null
  /** The column as the file names it; null when it is about the row. */
  readonly column: string | null
  /** What is wrong and what is allowed. */
  readonly message: string
}

const SHOWN = 20

/** An order list that cannot be loaded; nothing was. */
export class OrderFileError extends Error {
  override readonly name = "OrderFileError"

  constructor(
    readonly file: string,
    readonly problems: readonly FileProblem[]
  ) {
    super(describe(file, problems))
  }
}

function describe(file: string, problems: readonly FileProblem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`
  const lines = problems.slice(0, SHOWN).map(({ row, column, message }) => {
    const place = [row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
      .filter((part) => part !== null)
      .join(", ")
    return place ? `  ${place}: ${message}` : `  ${message}`
  })
  const rest = problems.length - SHOWN
  return [
    `${file}: ${count}; nothing was loaded.`,
    ...lines,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join("\n")
}
