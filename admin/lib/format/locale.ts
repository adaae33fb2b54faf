/**
 * The BCP 47 tag for one of the admin's language codes: `zhCN` → `zh-CN`, `ptBR` → `pt-BR`,
 * `en` → `en`. `Intl` takes `zhCN` for an unknown language and would answer in the browser's.
 *
 * @param language the admin's code, as i18next has it
 * @returns a tag `Intl` accepts; `en` where the code is no language at all
 */
export function toIntlLocale(language: string): string {
  const tag = language.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/_/g, "-")
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en"
  } catch {
    return "en"
  }
}
