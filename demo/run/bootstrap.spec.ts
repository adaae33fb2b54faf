import { execFileSync } from "node:child_process"
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const SCRIPT = join(process.cwd(), "scripts", "bootstrap.mjs")

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "retention-bootstrap-"))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The script uses no dependency and no build; it is run as Node runs it. */
function evaluate(expression: string): unknown {
  const code = `import * as b from ${JSON.stringify(SCRIPT)};
    let value; try { value = ${expression} } catch (error) { value = { error: error.message } };
    console.log(JSON.stringify(value ?? null))`
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
  })
  return JSON.parse(output)
}

describe("demandNode", () => {
  const range = JSON.stringify("^20.19.0 || ^22.13.0 || >=24.11.0")

  it.each(["20.19.0", "20.20.2", "22.13.0", "24.11.0", "25.0.0"])("takes %s", (version) => {
    expect(evaluate(`b.demandNode(${range}, "${version}")`)).toBeNull()
  })

  it.each(["18.20.0", "20.18.9", "21.9.0", "22.12.9", "23.5.0", "24.10.9"])(
    "refuses %s",
    (version) => {
      expect(evaluate(`b.demandNode(${range}, "${version}")`)).toEqual({
        error: expect.stringContaining(`Node ${version} does not fit: this needs ^20.19.0`),
      })
    }
  )
})

describe("whyInstall", () => {
  const locked = {
    "": { version: "1.0.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/a/node_modules/b": { version: "2.0.0" },
    "node_modules/only-elsewhere": { version: "3.0.0", optional: true },
  }
  const why = (installed: object | null) => {
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages: locked }))
    if (installed) {
      mkdirSync(join(folder, "node_modules"))
      const noted = join(folder, "node_modules", ".package-lock.json")
      writeFileSync(noted, JSON.stringify({ packages: installed }))
    }
    return evaluate(`b.whyInstall(${JSON.stringify(folder)})`)
  }
  const good = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/a/node_modules/b": { version: "2.0.0" },
  }

  it("is content with what is as locked, whatever else is optional", () => {
    expect(why(good)).toBeNull()
  })

  it("installs on a fresh clone", () => {
    expect(why(null)).toContain("not installed yet")
  })

  it("names a missing package and one of another version", () => {
    expect(why({ "node_modules/a": { version: "1.0.0" } })).toBe("b is missing and should be 2.0.0")
    rmSync(join(folder, "node_modules"), { recursive: true })
    expect(why({ ...good, "node_modules/a": { version: "0.9.0" } })).toBe(
      "a is 0.9.0 and should be 1.0.0"
    )
  })

  it("names an optional package of another version", () => {
    expect(why({ ...good, "node_modules/only-elsewhere": { version: "2.9.0" } })).toContain(
      "only-elsewhere is 2.9.0"
    )
  })
})

describe("healAdminLink", () => {
  const heal = () => evaluate(`b.healAdminLink(${JSON.stringify(folder)})`)
  const link = () => join(folder, "src", "admin")

  beforeEach(() => {
    mkdirSync(join(folder, "src"))
    mkdirSync(join(folder, "admin"))
    writeFileSync(join(folder, "admin", "page"), "it")
  })

  const expectHealed = () => {
    expect(lstatSync(link()).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(link(), "page"), "utf8")).toBe("it")
  }

  it("leaves a good link alone", () => {
    symlinkSync("../admin", link(), "dir")
    expect(heal()).toBe(false)
    expectHealed()
  })

  it("replaces the text file of a checkout without links", () => {
    writeFileSync(link(), "../admin")
    expect(heal()).toBe(true)
    expectHealed()
  })

  it("makes a missing one, and replaces one that points nowhere", () => {
    expect(heal()).toBe(true)
    expectHealed()
    rmSync(link())
    symlinkSync("../nowhere", link(), "dir")
    expect(heal()).toBe(true)
    expectHealed()
  })

  it("does not throw a real folder away", () => {
    cpSync(join(folder, "admin"), link(), { recursive: true })
    expect(heal()).toEqual({ error: expect.stringContaining("folder of its own") })
    expect(existsSync(join(link(), "page"))).toBe(true)
  })
})
