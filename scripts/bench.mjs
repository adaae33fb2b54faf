/** `npm run bench -- SUITE [--json] [--people N]`: timings, as ratios within one run. */
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { bootstrap, ROOT } from "./bootstrap.mjs"

bootstrap()
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, "node_modules", "tsx", "dist", "cli.mjs"),
    join(ROOT, "bench", "main.ts"),
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: "inherit" }
)
process.exitCode = status ?? 1
