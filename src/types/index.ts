/** Types and pure rules of the module, for code that extends it. */
export * from "../modules/retention/domain"
export type { RetentionProduct, RetentionProductView } from "../modules/retention/entities"
export type { RetentionOptions } from "../modules/retention/options"
export type { RetentionModuleService } from "../modules/retention/service"
export type { CustomerSeen } from "../modules/retention/store/seen-store"
export type {
  MembershipRun,
  TouchedSegment,
} from "../modules/retention/store/segments/membership-run"
export type {
  ChangedCustomer,
  ReactivatedCustomer,
  RetentionMessage,
} from "../workflows/scoring/events"
export type { SegmentedCustomer, SegmentMessage } from "../workflows/segments/events"
