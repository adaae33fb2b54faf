import type { Page } from "playwright-core"
import type { ModelFit, ModelFits } from "../../../admin/lib/model/types"
import { refreshModelsWorkflow } from "../../../src/workflows/models/workflows/refresh-models"
import type { BrowserShop } from "../browser-shop"
import { KNOWN_TOTALS } from "../known-shop"
import { addLivelyCustomers } from "../lively-shop"
import { type Look, LOOKS, screenshot, seriousViolations } from "../open-browser"

const ENGLISH: Look = { language: "en", theme: "light" }
const CHINESE: Look = { language: "zhCN", theme: "light" }

/** Tests of the model page. */
export function modelPage(shop: BrowserShop): void {
  const answer = async <T>(path: string): Promise<T> =>
    (await shop.http.get<T>(`/admin/retention/${path}`, shop.admin)).data

  const latest = async (): Promise<ModelFit> =>
    (await answer<{ model_fit: ModelFit | null }>("models/latest")).model_fit ?? missing("a fit")

  /** Enough customers for the gate to open, and a fit that knows them; the older one did not. */
  const growLively = async (): Promise<void> => {
    await shop.backfill()
    await addLivelyCustomers(shop.container)
    await refreshModelsWorkflow(shop.container).run({ input: {} })
  }

  const opened = async (look: Look = ENGLISH, search = ""): Promise<Page> => {
    const page = await shop.open(look)
    await page.goto(`/app/retention/model${search}`)
    await page.locator("main table").nth(1).waitFor()
    return page
  }

  const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true })
  const table = (page: Page, name: string | RegExp) => page.getByRole("table", { name })

  const rowsOf = async (page: Page, name: string | RegExp): Promise<string[][]> => {
    const rows = await table(page, name).locator("tbody tr").all()
    return Promise.all(
      rows.map(async (row) =>
        (await row.locator("th, td").allInnerTexts()).map((text) => text.split("\n")[0] ?? "")
      )
    )
  }

  const axe = (page: Page) => seriousViolations(page, page.locator("main > div"))

  describe("model", () => {
    it("says that nothing was fitted yet, and where to begin", async () => {
      const page = await shop.open(ENGLISH)
      await page.goto("/app/retention")
      await page.getByRole("link", { name: "Model", exact: true }).click()
      await page.getByText("No model fitted yet").waitFor()
      expect(await axe(page)).toEqual([])
      await screenshot(page, "model-empty", ENGLISH)
      await page.getByRole("link", { name: "Where the figures come from" }).click()
      await page.waitForURL("**/app/retention/data")
    })

    it("says why a small shop is not predicted, and what would change it", async () => {
      await shop.backfill()
      const page = await opened()
      await page.getByText("No predictions are shown", { exact: true }).waitFor()
      await page.getByRole("heading", { name: "Too few buyers yet to predict from." }).waitFor()
      const main = page.locator("main")
      await main.getByText(`${KNOWN_TOTALS.buyers} people have bought here.`).waitFor()
      await main.getByText("From 500 buyers on it opens", { exact: false }).waitFor()
      expect(await main.getByText("Good for", { exact: true }).count()).toBe(0)

      const { gate, spend, history_days } = await latest()
      const told = (passed: boolean) => (passed ? "Holds" : "Does not hold")
      const rows = await rowsOf(page, /^Conditions for predictions/)
      expect(rows.slice(0, 2)).toEqual([
        ["Enough buyers", String(KNOWN_TOTALS.buyers), "at least 500", "Does not hold"],
        ["Long enough a history", `${history_days} days`, "at least 180 days", "Holds"],
      ])
      expect(rows.map((row) => row.at(-1))).toEqual([
        ...gate.checks.map(({ passed }) => told(passed)),
        "To show values, also",
        told(spend.status === "ok"),
      ])
      expect(await table(page, "Fits, newest first").locator("tbody tr").count()).toBe(1)
      expect(await axe(page)).toEqual([])
      await screenshot(page, "model-small", ENGLISH)
    })

    it("says how far a livelier shop's predictions can be trusted, with the API's figures", async () => {
      await growLively()
      const page = await opened()
      const { gate, calibration, params, standard_errors, spend, buyers } = await latest()
      expect(gate.checks.filter(({ passed }) => !passed)).toEqual([])
      const { predicted, actual } = calibration
      const percent = (share: number | null, digits: number) =>
        new Intl.NumberFormat("en", {
          style: "percent",
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(share ?? Number.NaN)

      await page.getByText("Predictions are shown", { exact: true }).waitFor()
      const main = page.locator("main")
      await main
        .getByText(`expected ${percent(predicted, 1)} of`, { exact: false })
        .first()
        .waitFor()
      await main
        .getByText(`${percent(actual, 1)} did.`, { exact: false })
        .first()
        .waitFor()
      await main.getByText(/^Of those given a chance of about \d+%, \d+% bought\./).waitFor()
      const scale = main.getByRole("img", { name: /^Predicted / })
      expect(await scale.getAttribute("aria-label")).toContain(
        `Predicted ${percent(predicted, 1)}, actual ${percent(actual, 1)} with a 95% interval of`
      )
      const best = calibration.deciles.at(-1) ?? missing("a group")
      const lift = new Intl.NumberFormat("en", { maximumFractionDigits: 1 }).format(
        best.actual / (actual ?? Number.NaN)
      )
      const uses = main.getByRole("list", { name: "Good for" })
      await uses.getByText(`bought ${lift} times as often`, { exact: false }).waitFor()
      await main
        .getByRole("list", { name: "Not for" })
        .getByText("What one person will do")
        .waitFor()

      const [r, , , , , p] = (await rowsOf(page, /^Parameters/)).slice(1)
      expect([r?.[0], Number(r?.[1]), r?.[2]?.slice(0, 2)]).toEqual([
        "r",
        expect.closeTo(params?.r ?? Number.NaN, 2),
        "± ",
      ])
      expect(Number(r?.[2]?.slice(2))).toBeCloseTo(standard_errors?.r ?? Number.NaN, 2)
      expect([p?.[0], Number(p?.[1])]).toEqual([
        "p",
        expect.closeTo(spend.params?.p ?? Number.NaN, 0),
      ])
      await region(page, "What it rests on")
        .getByText(buyers.toLocaleString("en"), { exact: true })
        .waitFor()
    })

    it("draws what it expected and what came, and tells both as tables", async () => {
      await growLively()
      const page = await opened()
      const { calibration, tracking } = await latest()
      const cards = ["Purchases so far", "By chance of buying", "By number of purchases"]
      const lines = [2, 1, 2]
      for (const [index, name] of cards.entries()) {
        const card = region(page, name)
        const chart = card.getByRole("application")
        await chart
          .locator(".recharts-line")
          .nth((lines[index] ?? 1) - 1)
          .waitFor({ state: "attached" })
        await chart.focus()
        await page.keyboard.press("ArrowRight")
        await card.locator(".recharts-tooltip-wrapper").getByText("Predicted").waitFor()
      }
      const chance = region(page, "By chance of buying")
      expect(await chance.locator(".recharts-errorBar").count()).toBe(calibration.deciles.length)
      const weeks = region(page, "Purchases so far")
      await weeks.getByText("Not known to it", { exact: true }).waitFor()

      for (const name of cards) {
        await region(page, name).getByRole("button", { name: "Show as table" }).click()
      }
      const points = tracking?.points ?? []
      const last = points.at(-1) ?? missing("a week")
      const count = (value: number) => Math.round(value).toLocaleString("en")
      const tracked = await rowsOf(page, /^Repeat purchase days so far/)
      expect(tracked.length).toBe(points.length)
      expect(tracked[0]?.slice(1)).toEqual([
        "Not known to it",
        count(last.actual),
        count(last.predicted),
      ])
      expect(tracked.at(-1)?.[1]).toBe("Known to the model")
      const groups = await rowsOf(page, /^Predicted and actual share/)
      expect(groups.map(([name, people]) => [name, people])).toEqual(
        calibration.deciles
          .map(({ decile, people }) => [`Group ${decile}`, people.toLocaleString("en")])
          .reverse()
      )
      expect(await rowsOf(page, /^Mean purchase days/)).toEqual(
        calibration.frequency.map(({ frequency, or_more, people, predicted, actual }) => [
          or_more ? `${frequency} or more` : String(frequency),
          people.toLocaleString("en"),
          predicted.toFixed(2),
          actual.toFixed(2),
        ])
      )
      expect(await axe(page)).toEqual([])
    })

    it("opens a fit by its address, so that a prediction can be traced to it", async () => {
      await growLively()
      const { model_fits: fits } = await answer<ModelFits>("models?limit=10&offset=0")
      expect(fits.map(({ gate }) => gate.open)).toEqual([true, false])
      const older = fits[1] ?? missing("an older fit")
      const page = await opened()
      const list = table(page, "Fits, newest first")
      const rows = list.locator("tbody tr")
      expect(await rows.nth(0).getAttribute("aria-current")).toBe("true")
      await rows.nth(1).getByText("too few buyers").waitFor()
      await rows.nth(1).getByRole("link").click()
      await page.waitForURL(`**/app/retention/model?fit=${older.id}`)
      await page.getByText("Allowed no predictions").waitFor()
      await page.getByRole("heading", { name: "Too few buyers yet to predict from." }).waitFor()
      expect(await rows.nth(1).getAttribute("aria-current")).toBe("true")
      // What was chosen at the page's end begins at its top.
      expect(await page.evaluate("document.activeElement?.textContent")).toBe("Model")
      await page.getByRole("link", { name: "Show the newest" }).click()
      await page.waitForURL(/\/retention\/model$/)
      await page.getByText("Predictions are shown", { exact: true }).waitFor()

      shop.expectErrors(/^HTTP 404 GET \/admin\/retention\/models\/rmod_0$/)
      await page.goto("/app/retention/model?fit=rmod_0")
      await page.getByText("This fit is not known").waitFor()
      await page.getByRole("link", { name: "Show the newest" }).click()
      await page.getByText("Predictions are shown", { exact: true }).waitFor()
    })

    it("says that nobody leaves, where that is what the API has found", async () => {
      await growLively()
      const page = await shop.open(ENGLISH)
      const fit = asWholesaler(await latest())
      await page.route("**/admin/retention/models/latest", (route) =>
        route.fulfill({ json: { model_fit: fit } })
      )
      await page.goto("/app/retention/model")
      await page
        .getByRole("heading", { name: "Nobody ever seems to leave within the data." })
        .waitFor()
      await page
        .getByText("a model that counts who has left adds nothing", { exact: false })
        .waitFor()
      await page.getByText("their orders could not be fitted").waitFor()
      expect((await rowsOf(page, /^Conditions for predictions/)).slice(2, 5)).toEqual([
        ["Parameters found", "at the edge", "found", "Does not hold"],
        ["Leaving can be told from pausing", "0.0", "more than 6", "Does not hold"],
        ["Right about the last quarter", "not tested", expect.any(String), "Does not hold"],
      ])
      expect(await page.getByRole("application").count()).toBe(0)
      expect(await axe(page)).toEqual([])
      await screenshot(page, "model-nobody-leaves", ENGLISH)
    })

    it("pages through many fits, which the API is made to answer with", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      const [fit = missing("a fit")] = (await answer<ModelFits>("models")).model_fits
      const fits = Array.from({ length: 23 }, (_, index) => ({ ...fit, id: `${fit.id}${index}` }))
      await page.route("**/admin/retention/models?*", (route) => {
        const query = new URL(route.request().url()).searchParams
        const [offset, limit] = [Number(query.get("offset")), Number(query.get("limit"))]
        const model_fits = fits.slice(offset, offset + limit)
        return route.fulfill({ json: { model_fits, count: fits.length, offset, limit } })
      })
      await page.goto("/app/retention/model")
      const list = region(page, "Last fits")
      await list.getByText("1 – 10 of 23").waitFor()
      await list.getByRole("button", { name: "Next" }).click()
      await list.getByText("11 – 20 of 23").waitFor()
      await page.waitForURL(/\?page=2$/)
      // The rows of the page before stand until the next ones are there.
      const last = `/app/retention/model?fit=${fit.id}19&page=2`
      await list.locator("tbody tr").last().locator(`a[href="${last}"]`).waitFor()
    })

    it("says when it cannot be loaded, and tells a refusal from it", async () => {
      await shop.backfill()
      const page = await shop.open(ENGLISH)
      shop.expectErrors(
        /^HTTP 500 GET \/admin\/retention\/models(\/latest)?$/,
        /^HTTP 403 GET \/admin\/retention\/models\/latest$/
      )
      let status = 500
      await page.route("**/admin/retention/models/latest", (route) =>
        route.fulfill({ status, json: { message: "The server is tired" } })
      )
      await page.goto("/app/retention/model")
      await page.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      status = 403
      await page.getByRole("button", { name: "Try again" }).click()
      const alert = page.getByRole("alert")
      await alert.getByText("You are not allowed to see this").waitFor({ timeout: 30_000 })
      expect(await alert.getByRole("button").count()).toBe(0)

      await page.unroute("**/admin/retention/models/latest")
      await page.route("**/admin/retention/models?*", (route) =>
        route.fulfill({ status: 500, json: { message: "The server is tired" } })
      )
      await page.reload()
      const list = region(page, "Last fits")
      await list.getByRole("alert").getByText("The server is tired").waitFor({ timeout: 30_000 })
      await page.getByRole("heading", { name: "Too few buyers yet to predict from." }).waitFor()
    })

    it("speaks Chinese throughout", async () => {
      await growLively()
      const page = await opened(CHINESE)
      await page.getByRole("link", { name: "预测模型" }).waitFor()
      await page.getByRole("heading", { name: "对一群客户可信，对单个客户则不然。" }).waitFor()
      await page.getByRole("application").nth(2).waitFor()
      const words = await page.locator("main").innerText()
      const { id } = await latest()
      const foreign = words.replaceAll(id, "").match(/[A-Za-z]{2,}/g) ?? []
      expect(new Set(foreign)).toEqual(new Set(["MBG", "NBD", "Gamma", "UTC"]))
    })

    it.each(LOOKS)("is accessible in $language and $theme", async (look) => {
      await growLively()
      const page = await opened(look)
      await page.getByRole("application").nth(2).waitFor()
      expect(await axe(page)).toEqual([])
      await screenshot(page, "model", look)
    })
  })
}

/** The same fit, had it been of a wholesaler's year: nobody leaves, then as now. */
function asWholesaler(fit: ModelFit): ModelFit {
  const edge = { status: "degenerate", params: { r: 0.83, alpha: 69, a: 0.04, b: 1e6 } } as const
  const found = { fit: null, dropout: -0.00002, calibration: null }
  return {
    ...fit,
    ...edge,
    standard_errors: null,
    likelihood_gain: found.dropout,
    tracking: null,
    calibration: { ...fit.calibration, ...edge, predicted: null, frequency: [], deciles: [] },
    gate: {
      open: false,
      checks: fit.gate.checks.map((check) =>
        check.name === "fit" || check.name === "dropout" || check.name === "calibration"
          ? { ...check, passed: false, found: found[check.name] }
          : check
      ),
    },
  }
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`)
}
