import { Drawer, Text } from "@medusajs/ui"
import { useState } from "react"
import { REFUSALS_PER_PAGE, useRunRefusals } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun, RunRefusal } from "../../../lib/coupons/types"
import { personPath } from "../../../lib/customers/customers-path"
import { personName } from "../../../lib/person/person-name"
import { QuietLink } from "../../person/quiet-link"
import { DrawerPager } from "../../shared/drawer-pager"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"
import { refusalWords } from "../shared/refusal-words"

/** A drawer's content: who got no coupon, each with the reason. */
export const RefusedPeople = ({ run }: { run: CouponRun }) => {
  const [page, setPage] = useState(0)
  const { data, isError, error, refetch, isPlaceholderData } = useRunRefusals(run, page)
  return (
    <>
      <Drawer.Body className="overflow-y-auto p-0" aria-busy={isPlaceholderData}>
        {data ? (
          <ul className="divide-y">
            {data.refusals.map((refusal) => (
              <Refused key={refusal.person_id} refusal={refusal} />
            ))}
          </ul>
        ) : isError ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : (
          <div className="px-6 py-4">
            <Loading height={320} />
          </div>
        )}
      </Drawer.Body>
      {data && (
        <DrawerPager page={page} size={REFUSALS_PER_PAGE} count={data.count} onPage={setPage} />
      )}
    </>
  )
}

const Refused = ({ refusal }: { refusal: RunRefusal }) => {
  const text = useText()
  const { person_id: id, reason, detail, email } = refusal
  const name = personName(refusal) ?? text.t("person.nobody")
  return (
    <li className="txt-compact-small flex flex-col items-start gap-y-0.5 px-6 py-3">
      {reason === "unknown_person" ? name : <QuietLink to={personPath(id)}>{name}</QuietLink>}
      {email !== null && email !== name && (
        <Text size="xsmall" className="text-ui-fg-subtle break-all">
          {email}
        </Text>
      )}
      <span className="text-ui-fg-subtle text-pretty">{refusalWords(reason, text, detail)}</span>
    </li>
  )
}
