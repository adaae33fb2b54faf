/**
 * Loaded into the demo's children before anything else: when the demo is killed without a chance
 * to end them, they notice that their parent is another one, and end by themselves.
 */
const parent = process.ppid

setInterval(() => {
  if (process.ppid !== parent) {
    process.kill(process.pid, "SIGTERM")
    // Busy with a step that no longer leads anywhere: not for long.
    setTimeout(() => process.exit(143), 5000)
  }
}, 1000).unref()
