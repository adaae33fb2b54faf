import { CreateRetention1763800000000 } from "./1763800000000-create-retention"
import { KeepInStep1763900000000 } from "./1763900000000-keep-in-step"
import { SeeAtAGlance1764000000000 } from "./1764000000000-see-at-a-glance"
import { ListPeople1764000001000 } from "./1764000001000-list-people"
import { FitModels1764100000000 } from "./1764100000000-fit-models"
import { Predict1764100001000 } from "./1764100001000-predict"
import { Portray1764100002000 } from "./1764100002000-portray"
import { Segment1764200000000 } from "./1764200000000-segment"
import { IndexForSegments1764200001000 } from "./1764200001000-index-for-segments"
import { SyncGroups1764200002000 } from "./1764200002000-sync-groups"
import { Coupon1764300000000 } from "./1764300000000-coupon"

/** Every migration, oldest first. Listed by hand so that a bundler or a package keeps them. */
export const migrations = [
  CreateRetention1763800000000,
  KeepInStep1763900000000,
  SeeAtAGlance1764000000000,
  ListPeople1764000001000,
  FitModels1764100000000,
  Predict1764100001000,
  Portray1764100002000,
  Segment1764200000000,
  IndexForSegments1764200001000,
  SyncGroups1764200002000,
  Coupon1764300000000,
] as const
