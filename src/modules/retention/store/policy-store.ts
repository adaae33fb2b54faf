import { MedusaError } from "@medusajs/framework/utils"
import type { EntityManager } from "typeorm"
import { describeIssues } from "../domain/policy/describe-issues"
import { policySchema, type Policy } from "../domain/policy/schema"
import { RetentionPolicy } from "../entities"
import { failedWith, PostgresErrors } from "./postgres-error"

/** What saving a new version needs. */
export type SavePolicyInput = {
  readonly settings: unknown
  /** The version the editor saw; another one in force means somebody was faster. */
  readonly expected_version: number
  readonly created_by: string | null
  readonly note: string | null
}

/** The part of a data source, or of a transaction's manager, that is used here. */
type Reader = Pick<EntityManager, "getRepository" | "query">

/** The versions of the configuration. The newest is in force. */
export class PolicyStore {
  readonly #dataSource: Reader

  /** @param dataSource or the manager of a transaction, to read what it sees */
  constructor(dataSource: Reader) {
    this.#dataSource = dataSource
  }

  /**
   * The version in force.
   * @throws MedusaError NOT_FOUND before version 1 was seeded
   */
  async current(): Promise<RetentionPolicy> {
    const [policy] = await this.#newest(1)
    if (!policy) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        "There is no retention policy yet; it is seeded when Medusa starts"
      )
    }
    return policy
  }

  /**
   * The settings in force alone, by the plainest of queries: for pages that ask with every key.
   * @throws MedusaError NOT_FOUND before version 1 was seeded
   */
  async settings(): Promise<Policy> {
    const [row] = await this.#dataSource.query<{ settings: Policy }[]>(
      "SELECT settings FROM retention_policy ORDER BY version DESC LIMIT 1"
    )
    return row ? row.settings : (await this.current()).settings
  }

  /** True once version 1 exists. */
  async exists(): Promise<boolean> {
    return (await this.#newest(1)).length > 0
  }

  /** One version. @throws MedusaError NOT_FOUND */
  async retrieve(version: number): Promise<RetentionPolicy> {
    const policy = await this.#repository.findOneBy({ version })
    if (!policy) {
      throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no policy version ${version}`)
    }
    return policy
  }

  /** Versions, newest first. */
  async list({ limit, offset }: { limit: number; offset: number }) {
    const [policies, count] = await this.#repository.findAndCount({
      order: { version: "DESC" },
      take: limit,
      skip: offset,
    })
    return { policies, count }
  }

  /**
   * Makes version 1 unless a policy exists; safe when several processes start at once.
   * @returns the version in force
   */
  async ensureSeed(settings: Policy, now: Date): Promise<RetentionPolicy> {
    await this.#repository
      .createQueryBuilder()
      .insert()
      .values({ version: 1, settings, created_at: now, created_by: null, note: null })
      .orIgnore()
      .execute()
    return this.current()
  }

  /**
   * Validates without saving.
   * @throws MedusaError INVALID_DATA naming each field and what is allowed
   */
  async parse(settings: unknown): Promise<Policy> {
    const policy = parsePolicy(settings)
    const [zone] = await this.#dataSource.query<{ known: boolean }[]>(
      "SELECT EXISTS (SELECT FROM pg_timezone_names WHERE lower(name) = lower($1)) AS known",
      [policy.time_zone]
    )
    if (!zone?.known) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `time_zone: the database does not know ${policy.time_zone}; use an IANA name such as Europe/Berlin`
      )
    }
    return policy
  }

  /**
   * Saves a new version.
   * @throws MedusaError INVALID_DATA for settings out of bounds, CONFLICT when another version
   *   than `expected_version` is in force; nothing is changed then
   */
  async save(input: SavePolicyInput, now: Date): Promise<RetentionPolicy> {
    const settings = await this.parse(input.settings)
    const current = await this.current()
    if (current.version !== input.expected_version) {
      throw staleVersion(input.expected_version, current.version)
    }
    const next = this.#repository.create({
      version: current.version + 1,
      settings,
      created_at: now,
      created_by: input.created_by,
      note: input.note,
    })
    try {
      await this.#repository.insert(next)
    } catch (error) {
      // Two editors saved at once: the primary key let only one of them through.
      if (failedWith(error, PostgresErrors.UNIQUE_VIOLATION)) {
        throw staleVersion(input.expected_version, next.version)
      }
      throw error
    }
    return next
  }

  /** Takes a version back that a later step of its workflow could not follow up. */
  async remove(version: number): Promise<void> {
    await this.#repository.delete({ version })
  }

  get #repository() {
    return this.#dataSource.getRepository(RetentionPolicy)
  }

  #newest(take: number): Promise<RetentionPolicy[]> {
    return this.#repository.find({ order: { version: "DESC" }, take })
  }
}

/**
 * Validates settings, filling defaults.
 * @throws MedusaError INVALID_DATA, one `field: what is allowed` per problem
 */
export function parsePolicy(settings: unknown): Policy {
  const result = policySchema.safeParse(settings)
  if (!result.success) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, describeIssues(result.error.issues))
  }
  return result.data
}

function staleVersion(expected: number, actual: number): MedusaError {
  return new MedusaError(
    MedusaError.Types.CONFLICT,
    `expected_version: ${expected} is not in force any more, ${actual} is; reload and edit that one`
  )
}
