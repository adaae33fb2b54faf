const started = performance.now()

/** Says what is going on, beside the results: some fixtures take minutes. */
export function progress(what: string): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  process.stderr.write(`[${seconds.padStart(4)} s] ${what}\n`)
}
