import { request, type IncomingMessage } from "node:http"
import { parse } from "csv-parse/sync"
import { RetentionPerson, RetentionProfile } from "../../src/modules/retention/entities"
import { policySchema } from "../../src/modules/retention/domain/policy/schema"
import { openDataSource } from "../../src/modules/retention/database/data-source"
import { type AdminHeaders, loginAsAdmin } from "../helpers/admin-user"
import type { MedusaSuite } from "../helpers/medusa-test"
import { retention } from "../helpers/small-shop"

const PEOPLE = 12_345
const NASTY: Readonly<Record<number, { first_name?: string; last_name?: string }>> = {
  1: { first_name: '=HYPERLINK("http://evil")', last_name: "+1" },
  2: { first_name: "@SUM(A1)", last_name: "-cmd" },
  3: { first_name: 'Ann "the, quoted"', last_name: "two\nlines" },
  4: { first_name: "\tTab", last_name: "Zoë 张" },
}

export function exportTests({ api, getContainer, dbConfig }: MedusaSuite): void {
  let admin: AdminHeaders

  beforeAll(async () => {
    const container = getContainer()
    admin = await loginAsAdmin(api as never, container)
    await retention(container).policies.ensureSeed(
      policySchema.parse({ base_currency: "eur" }),
      new Date()
    )
    await fillMany(dbConfig.clientUrl)
  })

  const download = (query = "") =>
    api.get(`/admin/retention/profiles/export${query}`, { ...admin, responseType: "text" })

  it("streams every profile once, with a header and a byte order mark", async () => {
    const { data, headers } = await download()
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8")
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="retention-profiles-\d{4}-\d\d-\d\d\.csv"$/
    )
    expect(headers["content-length"]).toBeUndefined()
    const rows: Record<string, string>[] = parse(data, { bom: true, columns: true })
    expect(rows).toHaveLength(PEOPLE)
    expect(new Set(rows.map(({ person_id }) => person_id)).size).toBe(PEOPLE)
    expect(rows[5]).toMatchObject({
      person_id: "rper_00005",
      email: "person5@example.com",
      has_account: "false",
      tier: "low_value",
      stage: "active",
      currency: "eur",
      total_revenue: "-5.5",
      last_purchase_at: "2026-01-01T00:00:00.000Z",
      rfm_group: "",
    })
  })

  it("begins with the UTF-8 byte order mark", async () => {
    const { data } = await api.get("/admin/retention/profiles/export?person_id=rper_00004", {
      ...admin,
      responseType: "arraybuffer",
    })
    expect([...Buffer.from(data).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(Buffer.from(data).toString("utf8")).toContain("Zoë 张")
  })

  it("disarms formulas, and keeps quotes, commas, line breaks and negative money", async () => {
    const ids = [1, 2, 3, 4].map((n) => `person_id[]=rper_0000${n}`).join("&")
    const { data } = await download(`?${ids}`)
    const rows: Record<string, string>[] = parse(data, { bom: true, columns: true })
    expect(rows.map(({ first_name, last_name }) => [first_name, last_name])).toEqual([
      [`'=HYPERLINK("http://evil")`, "'+1"],
      ["'@SUM(A1)", "'-cmd"],
      ['Ann "the, quoted"', "two\nlines"],
      ["'\tTab", "Zoë 张"],
    ])
    expect(rows[0]?.total_revenue).toBe("-1.5")
  })

  it("takes the list's filters, and gives a header alone when nobody passes", async () => {
    const lost: unknown[] = parse((await download("?stage=lost")).data, {
      bom: true,
      columns: true,
    })
    expect(lost).toHaveLength(PEOPLE / 5)
    const { data } = await download("?q=nobody-at-all")
    expect(data.trim().split("\n")).toHaveLength(1)
  })

  it("gives the columns asked for, in their order", async () => {
    const one = "person_id=rper_00007"
    const { data } = await download(
      `?${one}&columns[]=tier&columns[]=email&columns[]=currency&columns[]=tier`
    )
    expect(data.replace("\ufeff", "")).toBe(
      "tier,email,currency\nlow_value,person7@example.com,eur\n"
    )
    const { data: alone } = await download(`?${one}&columns=silence_days`)
    expect(alone).toMatch(/^\ufeff?silence_days\n\d+(\.\d)?\n$/)
  })

  it.each([
    [
      "columns[]=email&columns[]=colour",
      /^columns\.1: must be one of person_id, email, first_name/,
    ],
    ["silence_days=30", /^silence_days: must be given as silence_days\[\$gte\]=30$/],
    ["limit=5", /^Unknown field limit; allowed: q, .*columns$/],
  ])("refuses %s", async (query, message) => {
    const { status, data } = await api.get(`/admin/retention/profiles/export?${query}`, {
      ...admin,
      validateStatus: () => true,
    })
    expect([status, data.message]).toEqual([400, expect.stringMatching(message)])
  })

  it("waits for a slow client, and stops when it leaves", async () => {
    const service = retention(getContainer())
    const { profiles } = await service.profiles.list(
      { filters: {}, limit: 200, offset: 0 },
      new Date()
    )
    let pages = 0
    let ended = false
    const endless = jest.spyOn(service.profiles, "pages").mockImplementation(async function* () {
      try {
        for (;;) {
          pages += 1
          yield await Promise.resolve(profiles)
        }
      } finally {
        ended = true
      }
    })
    const response = await open(new URL("/admin/retention/profiles/export", api.defaults.baseURL))
    await settled(() => pages)
    expect(pages).toBeGreaterThan(0)
    expect(ended).toBe(false)
    response.destroy()
    await settled(() => pages)
    expect(ended).toBe(true)
    endless.mockRestore()
  })

  function open(url: URL): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request(url, { headers: { ...admin.headers } }, resolve)
        .on("error", reject)
        .end()
    })
  }
}

/** Waits until a number has stood still for half a second; fails when it never does. */
async function settled(read: () => number): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const before = read()
    await new Promise((next) => setTimeout(next, 500))
    if (read() === before) {
      return
    }
  }
  throw new Error("it never stood still")
}

async function fillMany(clientUrl: string): Promise<void> {
  const dataSource = await openDataSource({ database: { clientUrl } }, { poolSize: 1 })
  const at = new Date("2026-01-01T00:00:00Z")
  const numbers = Array.from({ length: PEOPLE }, (_, index) => index)
  const id = (n: number) => `rper_${String(n).padStart(5, "0")}`
  try {
    for (let start = 0; start < PEOPLE; start += 1000) {
      const batch = numbers.slice(start, start + 1000)
      await dataSource
        .getRepository(RetentionPerson)
        .insert(batch.map((n) => ({ id: id(n), email: `person${n}@example.com`, ...NASTY[n] })))
      await dataSource.getRepository(RetentionProfile).insert(
        batch.map((n) => ({
          person_id: id(n),
          tier: "low_value" as const,
          stage: n % 5 === 1 ? ("lost" as const) : ("active" as const),
          total_revenue: `-${n}.50`,
          purchase_count: 1,
          last_purchase_at: at,
          tier_changed_at: at,
          stage_changed_at: at,
        }))
      )
    }
  } finally {
    await dataSource.destroy()
  }
}
