import { MedusaError } from "@medusajs/framework/utils"
import { createCampaignsWorkflow } from "@medusajs/medusa/core-flows"
import type { CouponBucket } from "../../../modules/retention/store/coupons/campaign-store"
import type { WorkContext } from "../../work-context"

type SourceCampaign = {
  readonly id: string
  readonly campaign_identifier: string
  readonly starts_at: string | Date | null
  readonly ends_at: string | Date | null
  readonly budget: { readonly id: string } | null
}

/** A campaign that hands gave other dates, or a budget, is left to them, and another one made. */
const SPARE_NAMES = 9

/**
 * Medusa's campaigns that carry these dates, made where there is none: promotions have no dates of
 * their own.
 * @param asks whether Medusa is asked for those that we know
 * @returns ids by both moments
 * @throws what Medusa refuses
 */
export async function campaignsOf(
  context: WorkContext,
  buckets: readonly CouponBucket[],
  asks: boolean
): Promise<Map<string, string>> {
  const ids = asks ? new Map<string, string>() : await knownCampaigns(context, buckets)
  for (const bucket of buckets) {
    const key = bucketKey(bucket)
    if (!ids.has(key)) {
      ids.set(key, await campaignOf(context, bucket))
    }
  }
  return ids
}

async function knownCampaigns(
  { retention }: WorkContext,
  buckets: readonly CouponBucket[]
): Promise<Map<string, string>> {
  const ends = new Map(buckets.map(({ ends_at }) => [ends_at.getTime(), ends_at]))
  const known = await retention.couponCampaigns.known([...ends.values()])
  const named = known.flatMap(({ medusa_campaign_id, ...bucket }): [string, string][] =>
    medusa_campaign_id === null ? [] : [[bucketKey(bucket), medusa_campaign_id]]
  )
  // The newest is the one in use: older ones were changed by hand.
  return new Map(named.reverse())
}

/** Both moments, as text. */
export function bucketKey({ starts_at, ends_at }: CouponBucket): string {
  return `${starts_at?.toISOString() ?? ""}_${ends_at.toISOString()}`
}

async function campaignOf(context: WorkContext, bucket: CouponBucket): Promise<string> {
  const names = namesOf(bucket)
  const found = await find(context, names)
  const { couponCampaigns } = context.retention
  const [name, known] = choose(names, found, bucket)
  await couponCampaigns.note(name, { ...bucket, medusa_campaign_id: known }, context.now())
  if (known !== null) {
    return known
  }
  const made = await make(context, name, bucket)
  await couponCampaigns.note(name, { ...bucket, medusa_campaign_id: made }, context.now())
  return made
}

/** The first that is as it was made, or that nobody has made. */
function choose(
  names: readonly string[],
  found: ReadonlyMap<string, SourceCampaign>,
  bucket: CouponBucket
): [name: string, id: string | null] {
  for (const name of names) {
    const campaign = found.get(name)
    if (!campaign || isOf(campaign, bucket)) {
      return [name, campaign?.id ?? null]
    }
  }
  throw unexpected(`Each of the campaigns ${names.join(", ")} was changed by hand`)
}

function isOf({ starts_at, ends_at, budget }: SourceCampaign, bucket: CouponBucket): boolean {
  return (
    budget === null &&
    timeOf(starts_at) === timeOf(bucket.starts_at) &&
    timeOf(ends_at) === timeOf(bucket.ends_at)
  )
}

async function make(context: WorkContext, name: string, bucket: CouponBucket): Promise<string> {
  const { starts_at, ends_at } = bucket
  const day = ends_at.toISOString().slice(0, 10)
  try {
    const { result } = await createCampaignsWorkflow(context.container).run({
      input: {
        campaignsData: [
          {
            name: `Coupons until ${day}`,
            description: "Dates of coupons that the retention plugin issued",
            campaign_identifier: name,
            // Medusa takes none where nothing is said.
            ...(starts_at ? { starts_at } : {}),
            ends_at,
          },
        ],
      },
    })
    const [campaign] = result
    if (campaign) {
      return campaign.id
    }
  } catch (error) {
    // Another process may have made it at the same moment.
    const made = (await find(context, [name])).get(name)
    if (!made) {
      throw error
    }
    return made.id
  }
  throw unexpected(`Medusa made no campaign ${name}`)
}

async function find({ query }: WorkContext, names: readonly string[]) {
  const { data } = await query.graph({
    entity: "campaign",
    fields: ["id", "campaign_identifier", "starts_at", "ends_at", "budget.id"],
    filters: { campaign_identifier: [...names] } as never,
  })
  const campaigns = data as unknown as SourceCampaign[]
  return new Map(campaigns.map((campaign) => [campaign.campaign_identifier, campaign]))
}

function namesOf(bucket: CouponBucket): string[] {
  const name = `retention-coupons_${bucketKey(bucket)}`
  return Array.from({ length: SPARE_NAMES }, (_, spare) =>
    spare === 0 ? name : `${name}_${spare + 1}`
  )
}

function timeOf(date: string | Date | null): number | null {
  return date === null ? null : new Date(date).getTime()
}

function unexpected(message: string): MedusaError {
  return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message)
}
