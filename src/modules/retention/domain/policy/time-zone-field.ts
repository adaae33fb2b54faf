import { z } from "zod"
import { isKnownZone } from "../time/is-known-zone"
import { breaks } from "./policy-rule"

/** Zones whose name Postgres takes for an abbreviation: winter time all the year. */
const WINTER_TIME_ONLY: ReadonlySet<string> = new Set(["cet", "eet", "met", "wet"])

const ZONE_ALLOWED = "must be an IANA time zone, such as Europe/Berlin"

/** A zone that the runtime and Postgres mean the same by. */
export const timeZone = z
  .string({ error: ZONE_ALLOWED })
  .refine(isZone, breaks({ rule: "zone" }, ZONE_ALLOWED))

/**
 * An offset such as "+05:00" is a zone to newer runtimes, but Postgres reads its sign the other
 * way round. "CET" and the like mean summer time to us and not to Postgres.
 */
function isZone(zone: string): boolean {
  return /^[A-Za-z]/.test(zone) && !WINTER_TIME_ONLY.has(zone.toLowerCase()) && isKnownZone(zone)
}
