/** Models of repeat purchases and spend, for code that predicts by itself. */
export * from "../modules/retention/domain/models"
