import { existsSync, readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { Writable } from "node:stream"
import { Suspense, type ReactNode } from "react"
import { renderToPipeableStream } from "react-dom/server"
import { initReactI18next } from "react-i18next"
import { useText } from "../../hooks/use-text"
import { en } from "../../i18n/en"
import entry from "../../i18n"
import { zhCN } from "../../i18n/zh-cn"
import { withTexts } from "./with-texts"

type I18n = {
  use: (plugin: unknown) => I18n
  init: (options: object) => Promise<unknown>
  changeLanguage: (language: string) => Promise<unknown>
  getResource: (language: string, namespace: string, key: string) => unknown
}

/** The dashboard's own, set up as the dashboard does, with what an extension brings to the start. */
async function dashboardIn(language: string, own: object = {}): Promise<I18n> {
  const path = createRequire(__filename).resolve("@medusajs/dashboard/package.json")
  const library = createRequire(path)("i18next") as { createInstance: () => I18n }
  const i18n = library.createInstance()
  const resources = structuredClone({
    en: { retention: { ...entry.en.retention, ...own } },
    zhCN: entry.zhCN,
    de: {},
  })
  await i18n.use(initReactI18next).init({
    lng: language,
    resources,
    supportedLngs: Object.keys(resources),
    fallbackLng: "en",
    interpolation: { escapeValue: false },
  })
  return i18n
}

/** What is shown once nothing is waited for any more. */
function shown(content: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: string[] = []
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        chunks.push(String(chunk))
        done()
      },
      final: (done) => {
        resolve(chunks.join(""))
        done()
      },
    })
    const { pipe } = renderToPipeableStream(<Suspense fallback="waiting">{content}</Suspense>, {
      onAllReady: () => pipe(sink),
      onError: reject,
    })
  })
}

const Title = ({ of }: { of: string }) => <i>{useText().t(`${of}.title`)}</i>

describe("a component with its texts", () => {
  const titled = () => withTexts(() => Promise.resolve({ default: Title }))

  it("is shown with those of the admin's language, and of one that it is changed to", async () => {
    const i18n = await dashboardIn("en")
    const inStore = (language: string) =>
      i18n.getResource(language, "retention", "settings.title") !== undefined
    const Settings = titled()
    expect([inStore("en"), inStore("zhCN")]).toEqual([false, false])
    expect(await shown(<Settings of="settings" />)).toContain(`<i>${en.settings.title}</i>`)
    expect([inStore("en"), inStore("zhCN")]).toEqual([true, false])

    await i18n.changeLanguage("zhCN")
    expect(await shown(<Settings of="settings" />)).toContain(`<i>${zhCN.settings.title}</i>`)
    await i18n.changeLanguage("en")
    expect(await shown(<Settings of="settings" />)).toContain(`<i>${en.settings.title}</i>`)
  })

  it("is shown in English where we lack the admin's language", async () => {
    await dashboardIn("de")
    const Settings = titled()
    expect(await shown(<Settings of="settings" />)).toContain(`<i>${en.settings.title}</i>`)
  })

  it("leaves the words that a shop put in the place of ours", async () => {
    await dashboardIn("en", { data: { title: "Housekeeping" } })
    const Data = titled()
    const Settings = titled()
    const both = [await shown(<Data of="data" />), await shown(<Settings of="settings" />)]
    expect(both).toEqual([
      expect.stringContaining("<i>Housekeeping</i>"),
      expect.stringContaining(`<i>${en.settings.title}</i>`),
    ])
  })
})

/** The files that a file imports at once, and those that these import. */
function reachedFrom(files: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const waiting = [...files]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!reached.has(path)) {
      reached.add(path)
      const folder = dirname(path)
      const code = readFileSync(path, "utf8").replace(/import type [^"]*"[^"]*"/g, "")
      for (const [, name = ""] of code.matchAll(/^(?:import|export)\b[^"()]*"(\.[^"]*)"/gm)) {
        const found = [".ts", ".tsx", "/index.ts"].map((end) => join(folder, name + end))
        waiting.push(...found.filter((file) => existsSync(file)).slice(0, 1))
      }
    }
  }
  return reached
}

describe("what every page of the admin loads", () => {
  const admin = join(__dirname, "..", "..")
  const own = ["routes", "widgets"].flatMap((folder) =>
    readdirSync(join(admin, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".tsx"))
      .map((name) => join(admin, folder, name))
  )
  const reached = [...reachedFrom([...own, join(admin, "i18n", "index.ts")])].map((path) =>
    relative(admin, path)
  )

  it("asks for none of the texts that come later", () => {
    expect(own.length).toBeGreaterThan(10)
    expect(reached).toContain("hooks/use-entry-text.ts")
    expect(reached).not.toContain("hooks/use-text.ts")
    expect(reached.filter((path) => path.startsWith("i18n/")).sort()).toEqual([
      "i18n/en-entry.ts",
      "i18n/every-plural.ts",
      "i18n/index.ts",
      "i18n/texts.ts",
      "i18n/zh-cn-entry.ts",
    ])
  })

  it("shows nothing of ours without its texts", () => {
    for (const path of own) {
      expect([path, /\blazy\b/.test(readFileSync(path, "utf8"))]).toEqual([path, false])
    }
  })
})
