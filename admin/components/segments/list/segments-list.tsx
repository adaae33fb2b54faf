import { Button, clx } from "@medusajs/ui"
import { useEffect } from "react"
import { useLocation, useNavigate } from "react-router-dom"
import { useSegments } from "../../../hooks/use-segments"
import { useText } from "../../../hooks/use-text"
import {
  parseSegmentsUrl,
  printSegmentsUrl,
  SEGMENTS_PER_PAGE,
  type SegmentsView,
} from "../../../lib/segments/list-url"
import { SearchField } from "../../customers/search-field"
import { Pager } from "../../shared/pager"
import { Choice } from "../../shared/choice"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { NewSegmentButton } from "./segments-page"
import { SegmentRowsSkeleton } from "./segments-skeleton"
import { SegmentsTable } from "./segments-table"

/** The list with its search, which of them it shows, and its pages; all of it in the address. */
export const SegmentsList = () => {
  const { t } = useText()
  const { search } = useLocation()
  const navigate = useNavigate()
  const view = parseSegmentsUrl(search)
  const { data: list, error, isPlaceholderData, refetch } = useSegments(view)
  const go = (to: Partial<SegmentsView>, replace = false) =>
    void navigate({ search: printSegmentsUrl({ ...view, page: 1, ...to }) }, { replace })

  const lastPage = list ? Math.max(1, Math.ceil(list.count / SEGMENTS_PER_PAGE)) : null
  const beyond = !isPlaceholderData && lastPage !== null && view.page > lastPage
  useEffect(() => {
    // An old link, or the last one of a page has gone.
    if (beyond) {
      void navigate({ search: printSegmentsUrl({ ...view, page: lastPage }) }, { replace: true })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the view is made of the address alone
  }, [beyond, lastPage, search, navigate])

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2 border-t px-6 py-4">
        <SearchField
          label={t("segments.search")}
          value={view.q}
          onSearch={(q) => go({ q }, view.q !== "" && q !== "")}
        />
        <Choice
          label={t("segments.status")}
          value={view.status}
          options={(["active", "archived"] as const).map((value) => ({
            value,
            text: t(`segments.${value}`),
          }))}
          onChange={(status) => go({ status })}
        />
      </div>
      {error ? (
        <div className="border-t">
          <Failed error={error} onRetry={() => void refetch()} />
        </div>
      ) : list === undefined ? (
        <SegmentRowsSkeleton />
      ) : list.count === 0 ? (
        <div className="border-t">
          <NoSegments view={view} onClear={() => go({ q: "" })} />
        </div>
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={clx("transition-opacity", isPlaceholderData && "opacity-60")}
        >
          <SegmentsTable list={list} view={view} onView={go} />
          <Pager
            page={view.page - 1}
            size={SEGMENTS_PER_PAGE}
            count={list.count}
            onPage={(page) => go({ page: page + 1 })}
          />
        </div>
      )}
    </>
  )
}

const NoSegments = ({ view, onClear }: { view: SegmentsView; onClear: () => void }) => {
  const { t } = useText()
  const kind = view.q !== "" ? "found" : view.status === "archived" ? "archived" : "none"
  return (
    <Empty title={t(`segments.empty.${kind}_title`)} text={t(`segments.empty.${kind}_text`)}>
      {kind === "found" && (
        <Button size="small" variant="secondary" onClick={onClear}>
          {t("segments.empty.clear")}
        </Button>
      )}
      {kind === "none" && <NewSegmentButton />}
    </Empty>
  )
}
