import { ArrowUpRightMini } from "@medusajs/icons"
import { Link } from "react-router-dom"
import { personPath } from "../../lib/customers/customers-path"

type PersonLinkProps = {
  readonly id: string
  readonly children: string
}

/** The way from a page of Medusa's to the person's own page. */
export const PersonLink = ({ id, children }: PersonLinkProps) => (
  <Link
    to={personPath(id)}
    className="txt-compact-small-plus text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus inline-flex items-center gap-x-1 rounded-sm outline-none"
  >
    {children}
    <ArrowUpRightMini aria-hidden />
  </Link>
)
