/**
 * How `medusa plugin:build` divides the admin's code into files. By itself it makes one of every
 * few lines that two pages share, two hundred in all; here what three or more share is one file.
 */
import { readFileSync } from "node:fs"

/** With so many others that import it a module is common to all. */
const COMMON = 3

/** A browser needs one language of the texts alone. */
const TEXTS = /\/admin\/i18n\//

const { dependencies } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"))

/** What the dashboard does not have itself, such as zod and the charts: for pages that need it. */
const isBrought = (id) => Object.keys(dependencies).some((name) => `${id}/`.startsWith(`${name}/`))

/** All that is loaded together with these. */
function loadedWith(ids, getModuleInfo) {
  const loaded = new Set()
  const waiting = [...ids]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (!loaded.has(id)) {
      loaded.add(id)
      waiting.push(...(getModuleInfo(id)?.importedIds ?? []))
    }
  }
  return loaded
}

function fileOf(id, { getModuleIds, getModuleInfo }) {
  const entries = [...getModuleIds()].filter((one) => getModuleInfo(one)?.isEntry)
  if (loadedWith(entries, getModuleInfo).has(id)) {
    // Said here too, since a module takes what it imports along into its file.
    return "entry"
  }
  const info = getModuleInfo(id)
  if (!info || info.importers.length < COMMON || info.dynamicImporters.length > 0) {
    return null
  }
  const isLight = ![...loadedWith([id], getModuleInfo)].some(isBrought)
  return isLight && !TEXTS.test(id) ? "common" : null
}

export default { build: { rollupOptions: { output: { manualChunks: fileOf } } } }
