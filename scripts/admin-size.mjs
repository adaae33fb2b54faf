/**
 * After the build: how much of the admin's own a browser may load, gzipped, and that it brings no
 * second copy of what the dashboard has. That is the code and the texts of one language, the larger
 * one. Charts are loaded only where one is shown and are counted apart.
 */
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const LIMIT_KB = 200

/** Every language's texts are a file of their own, named after `admin/i18n/{en,zh-cn}.ts`. */
const TEXTS = /^(en|zh-cn)-[\w-]{8}$/

/** Files that draw with the chart library, or bring it. */
const CHARTS = /from\s*["']recharts["']|recharts-(surface|wrapper|layer)/

/** Words that stand in the code of what must come from the dashboard, and in nobody else's. */
const COPIES = {
  react: /__SECRET_INTERNALS_DO_NOT_USE_OR_YOU_WILL_BE_FIRED\s*=/,
  "react-dom": /unstable_runWithPriority|__reactContainer\$/,
  "react-router-dom": /You should call navigate\(\) in a React\.useEffect/,
  "@tanstack/react-query": /No QueryClient set, use QueryClientProvider/,
  "react-i18next": /You will need to pass in an i18next instance/,
  "react-hook-form": /fieldArrayKeyName|_getFieldArray/,
  "@medusajs/ui": /useDataTableContext must be used within/,
}

/** A file's static and lazy imports of files beside it. */
function importsOf(code) {
  const found = code.matchAll(/(?:from|import)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g)
  return [...found].map(([, path]) => path)
}

/**
 * Every file that the admin may load, once.
 * @param {string} entry its `index.mjs`
 * @returns {Map<string, string>} code by path
 */
export function filesFrom(entry) {
  const files = new Map()
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (!files.has(path)) {
      const code = readFileSync(path, "utf8")
      const folder = dirname(path)
      files.set(path, code)
      waiting.push(...importsOf(code).map((name) => join(folder, name)))
    }
  }
  return files
}

/**
 * @param {Map<string, string>} files code by path
 * @returns what each weighs, gzipped, in bytes: `loaded` of our own in one language, `texts` by
 *   language; and which copies were found
 * @throws Error where the texts are not in files of their own
 */
export function weigh(files) {
  const sizes = [...files].map(([path, code]) => ({
    name: basename(path),
    bytes: gzipSync(code).length,
    chart: CHARTS.test(code),
  }))
  const sum = (rows) => rows.reduce((total, { bytes }) => total + bytes, 0)
  const copies = Object.entries(COPIES).flatMap(([name, words]) =>
    [...files.values()].some((code) => words.test(code)) ? [name] : []
  )
  const texts = Object.fromEntries(
    sizes.flatMap(({ name, bytes }) => {
      const language = TEXTS.exec(name)?.[1]
      return language ? [[language, bytes]] : []
    })
  )
  if (Object.keys(texts).length !== 2) {
    throw new Error(`the texts should be two files, found: ${Object.keys(texts).join(", ")}`)
  }
  const code = sum(sizes.filter(({ name, chart }) => !chart && !TEXTS.test(name)))
  return {
    sizes: sizes.sort((a, b) => b.bytes - a.bytes),
    code,
    texts,
    loaded: code + Math.max(...Object.values(texts)),
    charts: sum(sizes.filter(({ chart }) => chart)),
    copies,
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const entry = join(process.cwd(), ".medusa", "server", "src", "admin", "index.mjs")
  const { sizes, code, texts, loaded, charts, copies } = weigh(filesFrom(entry))
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
  for (const { name, bytes, chart } of sizes) {
    console.log(`${kb(bytes).padStart(10)}  ${name}${chart ? "  (charts)" : ""}`)
  }
  const languages = Object.entries(texts).map(([language, bytes]) => `${language} ${kb(bytes)}`)
  console.log(`code ${kb(code)}, texts ${languages.join(", ")}, charts ${kb(charts)}, gzipped`)
  console.log(`a browser loads ${kb(loaded)} of ${LIMIT_KB} KB, without charts`)
  if (copies.length > 0) {
    console.error(`The admin brings its own copy of ${copies.join(", ")}`)
  }
  process.exitCode = loaded > LIMIT_KB * 1024 || copies.length > 0 ? 1 : 0
}
