/**
 * `npm test`: installs what is missing, then runs the kinds of tests one after another, all of
 * them even when one fails. Extra arguments go to jest. The browser's run where a browser is
 * found; with RETENTION_BROWSER=required a missing one is a failure, with RETENTION_BROWSER=skip they
 * are left to another command. The last line sums up.
 */
import { spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT, bootstrap } from "./bootstrap.mjs"
import { findBrowser } from "./find-browser.mjs"

const KINDS = [
  { kind: "unit", args: [] },
  { kind: "modules", args: [] },
  // Each file boots a Medusa of its own: one at a time.
  { kind: "integration", args: ["--runInBand"] },
]
const BROWSER = { kind: "browser", args: ["--runInBand"] }

/** @param {{ kind: string, args: string[] }} which @param {string} folder for jest's report */
function runKind({ kind, args }, folder) {
  console.log(`\n=== ${kind} ===`)
  const report = join(folder, `${kind}.json`)
  const { status } = spawnSync(
    process.execPath,
    [
      join(ROOT, "node_modules", "jest", "bin", "jest.js"),
      ...args,
      "--json",
      `--outputFile=${report}`,
      ...process.argv.slice(2),
    ],
    {
      cwd: ROOT,
      // With --json jest prints the report to stdout too: it is in the file already.
      stdio: ["inherit", "ignore", "inherit"],
      env: {
        ...process.env,
        TEST_TYPE: kind,
        NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --experimental-vm-modules`.trim(),
      },
    }
  )
  if (!existsSync(report)) {
    return { code: status || 1, passed: 0, failed: 1 }
  }
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(
    readFileSync(report, "utf8")
  )
  // A file that does not even load holds no test: it counts as one failure.
  const broken = testResults.filter(
    ({ status: state, assertionResults }) => state === "failed" && assertionResults.length === 0
  ).length
  const failed = numFailedTests + broken
  return {
    code: status ?? 1,
    passed: numPassedTests,
    failed: status !== 0 && failed === 0 ? Math.max(1, numFailedTestSuites) : failed,
  }
}

bootstrap()
const folder = mkdtempSync(join(tmpdir(), "retention-reports-"))
const results = KINDS.map((kind) => runKind(kind, folder))
const browser = findBrowser()
if (process.env.RETENTION_BROWSER === "skip") {
  console.log("\n=== browser ===\nNot run: RETENTION_BROWSER=skip")
} else if (browser) {
  process.env.CHROMIUM_PATH = browser
  results.push(runKind(BROWSER, folder))
} else {
  const required = process.env.RETENTION_BROWSER === "required"
  console.log(
    `\n=== browser ===\nNot run: no Chromium was found. Install one, or name it in CHROMIUM_PATH.`
  )
  results.push({ code: required ? 1 : 0, passed: 0, failed: required ? 1 : 0 })
}
rmSync(folder, { recursive: true, force: true })
const sum = (name) => results.reduce((total, result) => total + result[name], 0)
process.exitCode = results.find(({ code }) => code !== 0)?.code ?? 0
console.log(`${sum("passed")} passed, ${sum("failed")} failed`)
