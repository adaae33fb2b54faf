import { createContext } from "react"

/**
 * The policy's time zone, which days are counted in and dates are shown in: an IANA name. A page
 * provides it as soon as it knows it; until then dates are in the browser's zone.
 */
export const TimeZone = createContext<string | undefined>(undefined)
