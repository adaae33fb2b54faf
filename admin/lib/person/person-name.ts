import type { Profile } from "./types"

/**
 * What to call a person.
 *
 * @returns their name, else the e-mail; null for somebody who has neither
 */
export function personName({
  first_name,
  last_name,
  email,
}: Pick<Profile, "first_name" | "last_name" | "email">): string | null {
  return [first_name, last_name].filter(Boolean).join(" ") || email
}
