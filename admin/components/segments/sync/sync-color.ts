/** The colour of each state of a customer group that follows a segment, or of none that does. */
export const SYNC_COLOR = {
  in_sync: "green",
  waiting: "blue",
  stopped: "red",
  off: "grey",
} as const
