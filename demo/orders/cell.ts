/** A cell as read, or what is wrong with it and what is allowed. */
export type CellResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

export const good = <T>(value: T): CellResult<T> => ({ ok: true, value })

/** @param text the cell as written */
export const bad = (text: string, what: string): CellResult<never> => ({
  ok: false,
  message: text === "" ? `is empty; ${what}` : `"${text.slice(0, 60)}": ${what}`,
})
