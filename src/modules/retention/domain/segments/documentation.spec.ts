import { readFileSync } from "node:fs"
import { join } from "node:path"
import { policySchema } from "../policy/schema"
import { fieldRegistry, OWN_FIELDS, parseRule } from "."

const text = readFileSync(join(process.cwd(), "docs", "segments.md"), "utf8")
const registry = fieldRegistry({ policy: policySchema.parse({}), custom: [] })

/** The code blocks of one language. */
function blocks(language: string): string[] {
  const fenced = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g")
  return [...text.matchAll(fenced)].map(([, block = ""]) => block)
}

describe("docs/segments.md", () => {
  it("names every field, with its kind and whether it takes a window or may be unknown", () => {
    const rows = text.split("\n").filter((line) => line.startsWith("| `"))
    const wrong = OWN_FIELDS.filter(({ name, kind, window, nullable }) => {
      const row = rows.find((line) => line.split("|")[1]?.includes(`\`${name}\``))
      const told = row?.split("|")[2] ?? ""
      return (
        !told.includes(kind) || told.includes(" w") !== window || told.includes("?") !== nullable
      )
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  it("shows rules that the schema takes", () => {
    const rules = blocks("json").map((block): unknown => JSON.parse(block))
    expect(rules.length).toBeGreaterThan(0)
    for (const rule of rules) {
      expect(parseRule(rule, registry)).toEqual(rule)
    }
  })
})
