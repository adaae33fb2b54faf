import { MedusaError } from "@medusajs/framework/utils"
import type { DataSource, EntityManager } from "typeorm"
import { InTurn } from "./in-turn"
import { limitStatements } from "./limit-statements"
import { failedWith, PostgresErrors } from "./postgres-error"
import { tuneForSets } from "./scoring/tune-for-sets"

/** How long a question may take, and what is said of one that takes longer. */
export type QuestionLimit = {
  readonly longest_ms: number
  /** What is too much, and what to do: `<this> took longer than 120 seconds; <advice>`. */
  readonly subject: string
  readonly advice: string
}

const OF_THE_SHOP: QuestionLimit = {
  longest_ms: 120_000,
  subject: "This view of the shop",
  advice: "ask for fewer days, or for a segment",
}

/**
 * Questions that read much of the shop for a page: one at a time, since each takes a connection
 * of the pool from those who follow what happens, and none for longer than a page is waited for.
 */
export class LongQuestions {
  readonly #dataSource: DataSource
  readonly #limit: QuestionLimit
  readonly #turns = new InTurn()

  constructor(dataSource: DataSource, limit: QuestionLimit = OF_THE_SHOP) {
    this.#dataSource = dataSource
    this.#limit = limit
  }

  /**
   * Asks in a transaction that sees one moment.
   * @param question gets, for what takes many statements, what throws once all of them took too long
   * @param words of what takes too long, where they are others than usual
   * @throws MedusaError INVALID_DATA for what takes too long; NOT_ALLOWED where too many wait
   */
  async ask<T>(
    question: (manager: EntityManager, inTime: () => void) => Promise<T>,
    words: Pick<QuestionLimit, "subject" | "advice"> = this.#limit
  ): Promise<T> {
    const { longest_ms } = this.#limit
    const tooLong = () =>
      new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `${words.subject} took longer than ${longest_ms / 1000} seconds to look at; ${words.advice}`
      )
    try {
      return await this.#turns.ask(() =>
        this.#dataSource.transaction("REPEATABLE READ", async (manager) => {
          const until = performance.now() + longest_ms
          await tuneForSets(manager)
          await limitStatements(manager, longest_ms)
          return question(manager, () => {
            if (performance.now() > until) {
              throw tooLong()
            }
          })
        })
      )
    } catch (error) {
      throw failedWith(error, PostgresErrors.QUERY_CANCELED) ? tooLong() : error
    }
  }
}
