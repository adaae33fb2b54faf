export * from "./steps/take-in-changes"
export * from "./workflows/take-in-changes"
