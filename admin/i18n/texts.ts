import { withEveryPlural, type TextTree } from "./every-plural"

/** How all texts of a language are fetched, by the admin's codes of the languages we have. */
export const TEXTS = {
  en: async (): Promise<TextTree> => (await import("./en")).en,
  zhCN: async (): Promise<TextTree> => withEveryPlural((await import("./zh-cn")).zhCN),
} as const

/** One of our languages. */
export type Language = keyof typeof TEXTS

/**
 * @param code a language of the admin, which has many more than we do
 * @returns ours that stands in for it; English, the dashboard's own fallback, for those we lack
 */
export function languageFor(code: string): Language {
  return code === "zhCN" ? code : "en"
}
