import type {
  Calibration,
  ModelFindings,
} from "../../src/modules/retention/domain/prediction/types"
import { ADMIN_LOGIN } from "./admin-login"
import { DemoError } from "./demo-error"

/** People and what they brought in, as the overview counts them. */
type Share = { readonly people: number; readonly revenue: string }

/** A band of the back-test. */
type Band = {
  readonly people: number
  readonly returned: number
  readonly rate: number | null
  readonly lower: number | null
  readonly upper: number | null
}

/** The stages of some months ago against what people did since. */
export type Backtest = {
  readonly as_of: string
  readonly bands: Readonly<Record<string, Band>>
  readonly falls: boolean
}

/** The part of GET /admin/retention/overview that the check reads. */
export type Overview = {
  readonly as_of: string
  readonly currency: string
  readonly customers: number
  readonly buyers: number
  readonly orders: number
  readonly cancelled: number
  readonly net_revenue: string
  readonly fit: {
    readonly limits: { readonly at_risk: number; readonly dormant: number; readonly lost: number }
    readonly method: string
    readonly backtest: Backtest | null
  } | null
  readonly tiers: Readonly<Record<string, Share>>
  readonly stages: Readonly<Record<string, Share>>
  readonly matrix: readonly {
    readonly tier: string | null
    readonly stage: string
    readonly people: number
  }[]
  readonly problems: Readonly<Record<string, number>>
}

/** The part of GET /admin/retention/models/latest that is told. */
export type ModelFit = Pick<
  ModelFindings,
  "buyers" | "history_days" | "status" | "refusal" | "params" | "likelihood_gain" | "gate"
> & {
  readonly calibration: Pick<
    Calibration,
    "as_of" | "horizon_days" | "people" | "predicted" | "actual"
  >
}

/** A segment as far as the check looks. */
export type ListedSegment = {
  readonly id: string
  readonly name: string
  /** The key of the ready-made one that it was made from. */
  readonly preset: string | null
  readonly rule_revision: number
  readonly problem: object | null
  readonly members: number
  readonly evaluated_at: string | null
}

/** A profile as far as the check looks. */
export type ListedProfile = {
  readonly person_id: string
  readonly tier: string | null
  readonly stage: string
  readonly purchase_count: number
}

/** A batch of coupons as far as the check looks. */
export type CouponRun = {
  readonly id: string
  readonly status: string
  readonly problem: string | null
  readonly people: number
  readonly issued: number
  readonly reused: number
  readonly refused: readonly { readonly reason: string; readonly people: number }[]
  /** Decimal, base currency: what is set aside. */
  readonly reserved_amount: string
}

/** The admin API, as a logged-in user. */
export class AdminApi {
  readonly #token: string

  private constructor(
    private readonly url: string,
    token: string
  ) {
    this.#token = token
  }

  /** @throws DemoError when the login is refused */
  static async login(url: string): Promise<AdminApi> {
    const response = await fetch(`${url}/auth/user/emailpass`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ADMIN_LOGIN),
    })
    const { token } = (await response.json()) as { token?: unknown }
    if (!response.ok || typeof token !== "string") {
      throw new DemoError(`${ADMIN_LOGIN.email} could not log in (${response.status})`)
    }
    return new AdminApi(url, token)
  }

  async overview(): Promise<Overview> {
    const { overview } = await this.#get<{ overview: Overview }>("/admin/retention/overview")
    return overview
  }

  /** The newest fit of the models, or null before the first. */
  async model(): Promise<ModelFit | null> {
    const { model_fit } = await this.#get<{ model_fit: ModelFit | null }>(
      "/admin/retention/models/latest"
    )
    return model_fit
  }

  /** The active segments, of which a demo has few. */
  async segments(): Promise<ListedSegment[]> {
    const { segments } = await this.#get<{ segments: ListedSegment[] }>(
      "/admin/retention/segments?status=active&limit=200"
    )
    return segments
  }

  async profiles(query: Readonly<Record<string, string>>) {
    const search = new URLSearchParams(query).toString()
    return this.#get<{ profiles: ListedProfile[]; count: number }>(
      `/admin/retention/profiles?${search}`
    )
  }

  /** The one profile; its explanation is the plugin's answer to "why this tier?". */
  async profile(personId: string) {
    const { profile } = await this.#get<{
      profile: ListedProfile & {
        explanation: { stage: { text: string } }
        prediction: object | null
      }
    }>(`/admin/retention/profiles/${personId}`)
    return profile
  }

  /** Begins to issue coupons; what is asked for again under its `source_id` is not done again. */
  async issue(order: Readonly<Record<string, unknown>>): Promise<CouponRun> {
    const { run } = await this.#ask<{ run: CouponRun }>("POST", "/admin/retention/coupons", order)
    return run
  }

  async couponRun(id: string): Promise<CouponRun> {
    const { run } = await this.#get<{ run: CouponRun }>(`/admin/retention/coupons/runs/${id}`)
    return run
  }

  async coupons(query: Readonly<Record<string, string>>) {
    const search = new URLSearchParams(query).toString()
    return this.#get<{ coupons: { code: string }[]; count: number }>(
      `/admin/retention/coupons?${search}`
    )
  }

  /** Medusa's promotion with a code, if there is one. */
  async promotion(code: string) {
    const search = new URLSearchParams({ code, fields: "code,limit,is_automatic" }).toString()
    const { promotions } = await this.#get<{
      promotions: { limit: number | null; is_automatic: boolean }[]
    }>(`/admin/promotions?${search}`)
    return promotions[0]
  }

  #get<T>(path: string): Promise<T> {
    return this.#ask("GET", path)
  }

  async #ask<T>(method: "GET" | "POST", path: string, body?: object): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) {
      throw new DemoError(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    }
    return (await response.json()) as T
  }
}
