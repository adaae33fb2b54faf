/** Texts by key, in groups. */
export type TextTree = { readonly [key: string]: string | TextTree }

/**
 * Gives a text with one form for all numbers every name it may be looked up by. The admin's code
 * for Simplified Chinese, `zhCN`, is no language tag, so i18next finds no plural rule for it:
 * older versions then ask for the bare key, newer ones for `_one` or `_other` as in English.
 *
 * @param texts texts whose plurals are written as `key_other` alone
 * @returns the same, with `key` and `key_one` beside each `key_other`
 */
export function withEveryPlural(texts: TextTree): TextTree {
  const all: Record<string, string | TextTree> = {}
  for (const [key, text] of Object.entries(texts)) {
    if (typeof text !== "string") {
      all[key] = withEveryPlural(text)
      continue
    }
    all[key] = text
    if (key.endsWith("_other")) {
      const bare = key.slice(0, -"_other".length)
      all[bare] = text
      all[`${bare}_one`] = text
    }
  }
  return all
}
