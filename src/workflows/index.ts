export * from "./changes"
export * from "./ledger"
export * from "./policy"
export * from "./scoring"
