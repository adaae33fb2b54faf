import type { Policy } from "../../../src/modules/retention/domain/policy/schema"

/** `GET /admin/retention/policy`, and a row of its versions. */
export type PolicyVersion = {
  readonly version: number
  readonly settings: Policy
  readonly created_at: string
  /** Medusa's id of a user; null for the version that came with the plugin's options. */
  readonly created_by: string | null
  readonly note: string | null
}

/** `GET /admin/retention/policy/versions`: newest first. */
export type VersionPage = {
  readonly versions: readonly PolicyVersion[]
  readonly count: number
  readonly offset: number
  readonly limit: number
}
