export * from "./steps/check-ledger"
export * from "./workflows/check-ledger"
