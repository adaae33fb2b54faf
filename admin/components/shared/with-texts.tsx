import { lazy, type ComponentType } from "react"
import { getI18n, useTranslation } from "react-i18next"
import { languageFor, TEXTS, type Language } from "../../i18n/texts"

/** Puts a language's texts in their place; a second time changes nothing. */
async function bringTexts(language: Language): Promise<void> {
  const texts = await TEXTS[language]()
  // What is there already stays: a shop may have put words of its own in the place of ours.
  getI18n().addResourceBundle(language, "retention", texts, true, false)
}

/**
 * A component whose code is fetched when it is first shown, together with the texts of the admin's
 * language; those of another language when the admin is set to that. Stands in a `Suspense`, whose
 * fallback may say only what is in `en-entry.ts`.
 *
 * @param load imports the component's file
 */
export function withTexts<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>
): ComponentType<Props> {
  // React types a lazy component by its refs, which cannot be told of properties that are not known.
  const contentIn = (language: Language) =>
    lazy(
      async () => (await Promise.all([load(), bringTexts(language)]))[0]
    ) as unknown as ComponentType<Props>
  const contents = { en: contentIn("en"), zhCN: contentIn("zhCN") }
  return (props) => {
    const Content = contents[languageFor(useTranslation("retention").i18n.language)]
    return <Content {...props} />
  }
}
