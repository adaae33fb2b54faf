import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"

const PACKAGES = ["bignumber.js", "countries-and-timezones", "luxon", "zod"]

/** What reads the clock or chance: rules are given their moment and draw nothing. */
const IMPURE = [
  /\bDate\.now\b/,
  /\bDate\(\s*\)/,
  /\bDateTime\.(now|local|utc)\b/,
  /\bperformance\b/,
  /\bMath\.random\b/,
  /\bcrypto\b/,
  /\bprocess\b/,
  /\bset(Timeout|Interval|Immediate)\b/,
  /\bfetch\(/,
]

const IMPORT = /\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g

/** What stands in the way of a file being pure; comments do not count. */
function impurities(source: string, path: string): string[] {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "")
  const clock = IMPURE.flatMap((pattern) => pattern.exec(code)?.[0] ?? [])
  const imports = [...code.matchAll(IMPORT)].map(([, name = ""]) => name)
  return [...clock, ...imports.filter((name) => !isAllowed(name, path))]
}

function isAllowed(name: string, path: string): boolean {
  if (!name.startsWith(".")) {
    return PACKAGES.includes(name)
  }
  return !relative(__dirname, resolve(dirname(path), name)).startsWith("..")
}

const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".spec.ts"))
  .map((name) => join(__dirname, name))

describe("the domain", () => {
  it("is found", () => {
    expect(files.length).toBeGreaterThan(30)
  })

  it.each(files.map((path) => [relative(__dirname, path), path]))("%s is pure", (_name, path) => {
    expect(impurities(readFileSync(path, "utf8"), path)).toEqual([])
  })
})

describe("this check", () => {
  const here = join(__dirname, "any.ts")

  it.each([
    'import { MedusaError } from "@medusajs/framework/utils"',
    'import type { DataSource } from "typeorm"',
    'import { Client } from "pg"',
    'const pg = require("pg")',
    'const orm = await import("typeorm")',
    'import "reflect-metadata"',
    'import { RetentionFit } from "../entities"',
    "const now = Date.now()",
    "const now = new Date()",
    "const now = new Date( )",
    "const now = DateTime.now()",
    "const started = performance.now()",
    "const die = Math.random()",
    "if (process.env.TEST) {}",
  ])("would find %s", (code) => {
    expect(impurities(code, here)).toHaveLength(1)
  })

  it.each([
    'import BigNumber from "bignumber.js"',
    'import type { Tier } from "./types"',
    "const at = new Date(ms)",
    "// never Date.now() here",
    "/** unlike `new Date()` */",
  ])("would not mind %s", (code) => {
    expect(impurities(code, here)).toEqual([])
  })
})
