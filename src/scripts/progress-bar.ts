import { Presets, SingleBar } from "cli-progress"

/** Shows how far something countable is. */
export type ProgressBar = {
  /**
   * @param done how many are done
   * @param total of how many; as before without it
   */
  readonly update: (done: number, total?: number) => void
  /** Ends the line; call it once, also when the work failed. */
  readonly stop: () => void
}

export type ProgressBarOptions = {
  /** What is counted, such as `orders`. */
  readonly label: string
  readonly total: number
  /** Standard error without it, so that standard output stays clean. */
  readonly stream?: NodeJS.WriteStream
}

/** Without a terminal, a line this often. */
const LINE_EVERY_MS = 3000

const LABEL_WIDTH = 10

/**
 * A bar with count, rate and time left on a terminal; elsewhere (a log, CI) a plain line every
 * few seconds.
 */
export function createProgressBar(options: ProgressBarOptions): ProgressBar {
  const stream = options.stream ?? process.stderr
  return stream.isTTY ? terminalBar(options, stream) : plainLines(options, stream)
}

function terminalBar(
  { label, total }: ProgressBarOptions,
  stream: NodeJS.WriteStream
): ProgressBar {
  const pace = paceOf(performance.now())
  const bar = new SingleBar(
    {
      format: `${label.padEnd(LABEL_WIDTH)} {bar} {percentage}% | {value}/{total} | {rate} | {left}`,
      stream,
      hideCursor: true,
      barsize: 30,
      forceRedraw: true,
    },
    Presets.shades_classic
  )
  bar.start(total, 0, { rate: "", left: "" })
  return {
    update: (done, newTotal) => {
      if (newTotal !== undefined) {
        bar.setTotal(newTotal)
      }
      bar.update(done, pace(done, bar.getTotal()))
    },
    stop: () => bar.stop(),
  }
}

function plainLines(options: ProgressBarOptions, stream: NodeJS.WriteStream): ProgressBar {
  const pace = paceOf(performance.now())
  let { total } = options
  let last = { done: -1, at: performance.now() }
  let latest = 0
  const write = (done: number) => {
    const share = total === 0 ? 100 : Math.floor((done / total) * 100)
    const { rate, left } = pace(done, total)
    stream.write(`${options.label}: ${done} of ${total} (${share} %), ${rate}, ${left}\n`)
    last = { done, at: performance.now() }
  }
  return {
    update: (done, newTotal) => {
      total = newTotal ?? total
      latest = done
      if (performance.now() - last.at >= LINE_EVERY_MS) {
        write(done)
      }
    },
    stop: () => {
      if (latest !== last.done) {
        write(latest)
      }
    },
  }
}

/**
 * Tells in words how fast it goes, and how long to go on at that rate. What was done before the
 * first time it is asked was done by somebody else, at a pace of his own.
 */
function paceOf(started: number): (done: number, total: number) => { rate: string; left: string } {
  let before: number | null = null
  return (done, total) => {
    before ??= done
    const elapsedMs = performance.now() - started
    const perSecond = elapsedMs > 0 ? ((done - before) / elapsedMs) * 1000 : 0
    if (perSecond === 0) {
      return { rate: "0/s", left: "time left unknown" }
    }
    const seconds = Math.ceil(Math.max(0, total - done) / perSecond)
    const left = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
    return { rate: `${Math.round(perSecond)}/s`, left: `${left} left` }
  }
}
