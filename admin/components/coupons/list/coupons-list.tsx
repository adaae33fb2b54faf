import { Button, clx, Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import { useCoupons } from "../../../hooks/use-coupons"
import { useText } from "../../../hooks/use-text"
import {
  COUPON_TABS,
  COUPONS_PER_PAGE,
  couponsQuery,
  isUnnarrowed,
  parseCouponsUrl,
  printCouponsUrl,
  type CouponsView,
  type CouponTab,
} from "../../../lib/coupons/coupons-url"
import type { Coupon, CouponQuery } from "../../../lib/coupons/types"
import { personName } from "../../../lib/person/person-name"
import { SearchField } from "../../customers/search-field"
import { Pager } from "../../shared/pager"
import { SegmentRowsSkeleton } from "../../segments/list/segments-skeleton"
import { Choice } from "../../shared/choice"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { CouponDrawer } from "../shared/coupon-drawer"
import { CouponsTable } from "./coupons-table"

type CouponsListProps = {
  /** Those of one batch alone. */
  readonly of?: Pick<CouponQuery, "run_id">
}

/** Coupons with their search, which of them are shown, and pages; all of it in the address. */
export const CouponsList = ({ of }: CouponsListProps) => {
  const { t, format } = useText()
  const { search } = useLocation()
  const navigate = useNavigate()
  const view = parseCouponsUrl(search)
  const {
    data: list,
    error,
    isPlaceholderData,
    refetch,
  } = useCoupons({
    ...couponsQuery(view),
    ...of,
  })
  const inTrouble = useCoupons({ ...of, trouble: true, limit: 1 }).data?.count ?? 0
  const tabText = (tab: CouponTab) =>
    tab === "trouble" && inTrouble > 0
      ? `${t("coupons.tab.trouble")} (${format.count(inTrouble)})`
      : t(`coupons.tab.${tab}`)
  const go = (to: Partial<CouponsView>, replace = false) =>
    void navigate({ search: printCouponsUrl({ ...view, page: 1, ...to }) }, { replace })

  const lastPage = list ? Math.max(1, Math.ceil(list.count / COUPONS_PER_PAGE)) : null
  const beyond = !isPlaceholderData && lastPage !== null && view.page > lastPage
  useEffect(() => {
    // An old link, or those on it have changed their state meanwhile.
    if (beyond) {
      void navigate({ search: printCouponsUrl({ ...view, page: lastPage }) }, { replace: true })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the view is made of the address alone
  }, [beyond, lastPage, search, navigate])

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="max-w-full overflow-x-auto">
          <Choice
            label={t("coupons.which")}
            value={view.tab}
            options={COUPON_TABS.map((value) => ({ value, text: tabText(value) }))}
            onChange={(tab) => go({ tab })}
          />
        </div>
        <SearchField
          label={t("coupons.search")}
          value={view.q}
          onSearch={(q) => go({ q }, view.q !== "" && q !== "")}
        />
      </div>
      {view.person !== null && (
        <OfPerson coupons={list?.coupons} onClear={() => go({ person: null })} />
      )}
      {error ? (
        <div className="border-t">
          <Failed error={error} onRetry={() => void refetch()} />
        </div>
      ) : list === undefined ? (
        <SegmentRowsSkeleton />
      ) : list.count === 0 ? (
        <div className="border-t">
          <Empty title={t("coupons.empty.found_title")} text={t("coupons.empty.found_text")}>
            {!isUnnarrowed(view) && (
              <Button
                size="small"
                variant="secondary"
                onClick={() => go({ q: "", tab: "all", person: null })}
              >
                {t("coupons.empty.clear")}
              </Button>
            )}
          </Empty>
        </div>
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={clx("transition-opacity", isPlaceholderData && "opacity-60")}
        >
          <CouponsTable list={list} view={view} onView={go} />
          <Pager
            page={view.page - 1}
            size={COUPONS_PER_PAGE}
            count={list.count}
            onPage={(page) => go({ page: page + 1 })}
          />
        </div>
      )}
      {view.coupon !== null && (
        <CouponDrawer
          id={view.coupon}
          known={list?.coupons.find(({ id }) => id === view.coupon)}
          onClose={() => go({ page: view.page, coupon: null })}
        />
      )}
    </>
  )
}

type OfPersonProps = {
  readonly coupons: readonly Coupon[] | undefined
  readonly onClear: () => void
}

/** Says that the list is of one person alone, who is named on each of its rows. */
const OfPerson = ({ coupons, onClear }: OfPersonProps) => {
  const { t } = useText()
  const [first] = coupons ?? []
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-6 py-2">
      <Text size="small" className="text-ui-fg-subtle min-w-0 break-words">
        {t("coupons.of_person", { name: (first && personName(first)) ?? t("person.somebody") })}
      </Text>
      <Button size="small" variant="transparent" onClick={onClear}>
        {t("coupons.everybody")}
      </Button>
    </div>
  )
}
