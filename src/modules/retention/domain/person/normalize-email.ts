/**
 * The form in which a person is known: Medusa keeps e-mails as typed, people do not.
 *
 * @returns `lower(trim(email))`, or null when nothing is left.
 */
export function normalizeEmail(email: string | null | undefined): string | null {
  const normal = (email ?? "").trim().toLowerCase()
  return normal === "" ? null : normal
}
