import { MedusaError } from "@medusajs/framework/utils"

/** Questions that wait for their turn; who comes then is told to come again. */
const MOST_WAITING = 10

/**
 * Asks one question after the other: each may take long, and all together they shall take one
 * connection of the pool from those who follow what happens in the shop.
 */
export class InTurn {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /**
   * @returns what the question gives
   * @throws MedusaError NOT_ALLOWED while too many wait, and whatever the question throws
   */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        "Too many others are being answered; try again in a moment"
      )
    }
    this.#waiting += 1
    const mine = this.#last.then(question)
    this.#last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting -= 1
    }
  }
}
