import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/**
 * The browser that tests run in: the one CHROMIUM_PATH names, else the first on the PATH.
 * @returns {string | null} its path; null when there is none
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    return existsSync(named) ? named : null
  }
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean)
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...ELSEWHERE].find((path) => existsSync(path)) ?? null
}
