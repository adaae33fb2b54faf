/**
 * `npm run demo`: a filled Medusa with this plugin, from nothing but Node. Installs what is
 * missing, then hands over to demo/run. See docs/demo.md.
 */
import { ROOT, bootstrap } from "./bootstrap.mjs"

const { installed, seconds } = bootstrap()

const { startPostgres } = await import("./postgres.mjs")
const { tsImport } = await import("tsx/esm/api")
const { main } = await tsImport("../demo/run/main.ts", import.meta.url)
process.exitCode = await main({
  argv: process.argv.slice(2),
  root: ROOT,
  startPostgres,
  installSeconds: installed ? seconds : null,
})
