/** Writes to stdout what is done and how long it took, one line a step. */
export class StepLog {
  constructor(private readonly title: string) {}

  /** @returns what the work returns */
  async step<Value>(name: string, work: () => Promise<Value> | Value): Promise<Value> {
    const started = performance.now()
    try {
      const value = await work()
      this.#write(`ok    ${secondsSince(started)}  ${name}`)
      return value
    } catch (error) {
      this.#write(`FAIL  ${secondsSince(started)}  ${name}`)
      throw error
    }
  }

  /** A line of what was found. */
  note(text: string): void {
    this.#write(`                ${text}`)
  }

  #write(text: string): void {
    process.stdout.write(`[${this.title}] ${text}\n`)
  }
}

function secondsSince(started: number): string {
  return `${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s`
}
