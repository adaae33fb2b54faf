import { Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useSearchParams } from "react-router-dom"
import { usePurchases } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import { gapsBefore } from "../../lib/person/gaps"
import type { Profile } from "../../lib/person/types"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { Section } from "../shared/section"
import { Pager } from "../shared/pager"
import { PurchaseTable } from "./purchase-table"

const PAGE = 10

/** Read beyond a page: the purchase before its last one, and cancelled ones between the two. */
const AHEAD = 10

/** The person's purchases as a table, a page at a time. */
export const PurchasesCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  return (
    <Section title={t("person.purchases.title")} description={t("person.purchases.description")}>
      <Purchases profile={profile} />
    </Section>
  )
}

const Purchases = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const [page, setPage] = usePage()
  const { data, isError, error, refetch, isPlaceholderData } = usePurchases(profile.person_id, {
    limit: PAGE + AHEAD,
    offset: page * PAGE,
  })
  const last = data ? Math.max(0, Math.ceil(data.count / PAGE) - 1) : page
  useEffect(() => {
    // An old link, or an order that is gone.
    if (page > last) {
      setPage(last)
    }
  })

  if (isError) {
    return <Failed error={error} onRetry={() => void refetch()} />
  }
  // Empty beyond the last page, on the way to it.
  if (!data || (data.count > 0 && data.purchases.length === 0)) {
    return (
      <div className="px-6 py-4">
        <Loading height={160} />
      </div>
    )
  }
  if (data.count === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-6 py-4">
        {t("person.purchases.none")}
      </Text>
    )
  }
  return (
    <div className="divide-y">
      <PurchaseTable
        purchases={data.purchases.slice(0, PAGE)}
        gaps={gapsBefore(data.purchases, profile.time_zone)}
        stale={isPlaceholderData}
      />
      {data.count > PAGE && <Pager page={page} size={PAGE} count={data.count} onPage={setPage} />}
    </div>
  )
}

/** The page in the address, so that the way back from an order leads to where one was. */
function usePage(): [page: number, setPage: (page: number) => void] {
  const [params, setParams] = useSearchParams()
  const written = params.get("page") ?? ""
  const page = /^[1-9]\d{0,4}$/.test(written) ? Number(written) - 1 : 0
  const setPage = (next: number) =>
    setParams(next === 0 ? {} : { page: String(next + 1) }, { replace: true })
  return [page, setPage]
}
