import { getAllCountries } from "countries-and-timezones"

/**
 * Where most of a country's people live, for countries with several zones. Whoever lives elsewhere
 * in it is some hours off, which is closer than the shop's own zone would be.
 */
const MOST_PEOPLE: Readonly<Record<string, string>> = {
  ar: "America/Argentina/Buenos_Aires",
  // Sydney's and Melbourne's clocks: three in five.
  au: "Australia/Sydney",
  br: "America/Sao_Paulo",
  // Ontario and Quebec: three in five.
  ca: "America/Toronto",
  // Lubumbashi's clocks: the Kasais, Katanga, the Kivus and Orientale; Kinshasa has fewer.
  cd: "Africa/Maputo",
  cl: "America/Santiago",
  // One official time; Urumqi's is in use beside it.
  cn: "Asia/Shanghai",
  cy: "Asia/Nicosia",
  // The other one is of a village within Switzerland.
  de: "Europe/Berlin",
  ec: "America/Guayaquil",
  es: "Europe/Madrid",
  // Chuuk and Yap.
  fm: "Pacific/Port_Moresby",
  gl: "America/Nuuk",
  // Java and Sumatra: four in five.
  id: "Asia/Jakarta",
  ki: "Pacific/Tarawa",
  kz: "Asia/Almaty",
  mh: "Pacific/Tarawa",
  mn: "Asia/Ulaanbaatar",
  mx: "America/Mexico_City",
  // Kuala Lumpur's clocks are Singapore's.
  my: "Asia/Singapore",
  nz: "Pacific/Auckland",
  pf: "Pacific/Tahiti",
  pg: "Pacific/Port_Moresby",
  ps: "Asia/Hebron",
  pt: "Europe/Lisbon",
  ru: "Europe/Moscow",
  ua: "Europe/Kyiv",
  // Nearly half; of the rest most are an hour behind.
  us: "America/New_York",
  uz: "Asia/Tashkent",
  // The north's clocks are Bangkok's, and show the same.
  vn: "Asia/Ho_Chi_Minh",
}

/** Places that Medusa ships to and the library does not list: Kosovo. */
const NOT_LISTED: readonly (readonly [string, string])[] = [["xk", "Europe/Belgrade"]]

/**
 * The zone by whose clocks most people of each country live, by ISO 3166-1 alpha-2 code, lower
 * case as Medusa keeps it. Zones are canonical names, which every edition of the time zone
 * database has: Norway's is Europe/Berlin. Places where nobody lives are left out.
 */
export const COUNTRY_ZONES: ReadonlyMap<string, string> = new Map([
  ...Object.values(getAllCountries({ deprecated: false })).flatMap(({ id, timezones }) => {
    const country = id.toLowerCase()
    const zone = timezones.length === 1 ? timezones[0] : MOST_PEOPLE[country]
    return zone === undefined ? [] : [[country, zone] as const]
  }),
  ...NOT_LISTED,
])

/**
 * The time zone that somebody in a country most likely lives by.
 *
 * @param country_code ISO 3166-1 alpha-2, in any case; null where none is known
 * @param fallback IANA name for where the country tells nothing
 * @param zones by country, where not all are usable
 * @returns An IANA name.
 */
export function timeZoneOf(
  country_code: string | null,
  fallback: string,
  zones: ReadonlyMap<string, string> = COUNTRY_ZONES
): string {
  return zones.get(country_code?.toLowerCase() ?? "") ?? fallback
}
