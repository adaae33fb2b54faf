/** Types of the module, for code that extends it. */
export type { RetentionOptions } from "../modules/retention/options"
export type { RetentionModuleService } from "../modules/retention/service"
export type { Policy, PolicyInput } from "../modules/retention/domain/policy/schema"
export * from "../modules/retention/domain/types"
export type {
  ChangedCustomer,
  ReactivatedCustomer,
  RetentionMessage,
} from "../workflows/scoring/events"
