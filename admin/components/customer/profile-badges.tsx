import type { Profile } from "../../lib/person/types"
import { SlowingBadge, StageBadge, TierBadge } from "../shared/badges"

/** Tier, stage and the flag of a person. */
export const ProfileBadges = ({
  profile,
}: {
  profile: Pick<Profile, "tier" | "stage" | "slowing">
}) => (
  <div className="flex flex-wrap items-center gap-1.5">
    {profile.tier && <TierBadge tier={profile.tier} />}
    <StageBadge stage={profile.stage} />
    {profile.slowing && <SlowingBadge />}
  </div>
)
