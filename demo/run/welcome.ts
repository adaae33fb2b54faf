import { ADMIN_LOGIN } from "./admin-login"

/** What is said when the shop is up. @param url without a path */
export function welcome(
  url: string,
  { log, model }: { readonly log: string; readonly model: string }
): string {
  return `
The shop is up.

  Admin     ${url}/app
  Login     ${ADMIN_LOGIN.email}
  Password  ${ADMIN_LOGIN.password}   (a known one: the shop listens on this computer only)

What to look at:
  Retention in the sidebar    everybody by value and stage, and the limits in words
  Customers, any of them      their tier and stage, and why
  Retention, Coupons          codes for the best who slip away, one each, with their money
  Retention, Model            who will come back, and how far to trust that
  ${url}/admin/retention/overview   the same figures as JSON, for a logged-in user

${model}

The first page takes some seconds longer, while the admin is put together.
Log: ${log}
Ctrl-C ends everything; the data stays, and the next start is quick.
`
}
