export * from "./steps/keep-models"
export * from "./steps/refresh-models"
export * from "./workflows/refresh-models"
