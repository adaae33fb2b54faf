import { Button, clx } from "@medusajs/ui"
import { useEffect } from "react"
import { Link, useSearchParams } from "react-router-dom"
import { useExport } from "../../../hooks/use-export"
import { usePolicyZone } from "../../../hooks/use-policy"
import { useSegmentMembers } from "../../../hooks/use-segment"
import { useText } from "../../../hooks/use-text"
import { customersPath } from "../../../lib/customers/customers-path"
import { PAGE_SIZE } from "../../../lib/customers/table-view"
import {
  parseMembersUrl,
  printMembersUrl,
  type MembersView,
} from "../../../lib/segment/members-url"
import type { Segment } from "../../../lib/segments/types"
import { RowsSkeleton } from "../../customers/customers-skeleton"
import { ExportButton } from "../../customers/export-button"
import { Pagination } from "../../customers/pagination"
import { SearchField } from "../../customers/search-field"
import { Empty } from "../../shared/empty"
import { Failed } from "../../shared/failed"
import { Section } from "../../shared/section"
import { MembersTable } from "./members-table"

/** Who is in the segment: to be searched, sorted, saved as a file. */
export const MembersCard = ({ segment }: { segment: Segment }) => {
  const { t } = useText()
  const [parameters, setParameters] = useSearchParams()
  const view = parseMembersUrl(parameters)
  const {
    data: list,
    isError,
    error,
    refetch,
    isPlaceholderData,
  } = useSegmentMembers(segment, view)
  const saving = useExport()
  const { data: zone } = usePolicyZone()
  const show = (change: Partial<MembersView>, replace = false) =>
    setParameters(printMembersUrl({ ...view, ...change }), { replace })

  const lastPage =
    list && !isPlaceholderData ? Math.max(1, Math.ceil(list.count / PAGE_SIZE)) : null
  useEffect(() => {
    // An old link, or people who have left meanwhile.
    if (lastPage !== null && view.page > lastPage) {
      show({ page: lastPage }, true)
    }
  })

  return (
    <Section
      title={t("segment.members.title")}
      aside={
        <div className="flex flex-wrap items-center gap-2">
          <Button size="small" variant="transparent" asChild>
            <Link to={customersPath({ segment: [segment.id] })}>{t("segment.members.all")}</Link>
          </Button>
          <ExportButton
            saving={saving}
            count={list?.count ?? null}
            onExport={
              zone === undefined
                ? null
                : () =>
                    saving.filtered(
                      { segment: [segment.id], ...(view.q !== "" && { q: view.q }) },
                      zone
                    )
            }
          />
        </div>
      }
    >
      {(view.q !== "" || list?.count !== 0) && (
        <div className="px-6 py-4">
          <SearchField
            value={view.q}
            onSearch={(q) => show({ q, page: 1 }, view.q !== "" && q !== "")}
          />
        </div>
      )}
      {isError && !list ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : list === undefined ? (
        <RowsSkeleton />
      ) : list.count === 0 ? (
        <Nobody searched={view.q !== ""} onClear={() => show({ q: "", page: 1 })} />
      ) : (
        <div
          aria-busy={isPlaceholderData}
          className={clx("transition-opacity", isPlaceholderData && "opacity-60")}
        >
          <MembersTable list={list} view={view} onChange={show} />
          <Pagination
            list={{ ...list, profiles: list.members }}
            page={view.page}
            onPage={(page) => show({ page })}
          />
        </div>
      )}
    </Section>
  )
}

type NobodyProps = { readonly searched: boolean; readonly onClear: () => void }

const Nobody = ({ searched, onClear }: NobodyProps) => {
  const { t } = useText()
  const why = searched ? "nobody" : "none"
  return (
    <Empty title={t(`segment.members.${why}_title`)} text={t(`segment.members.${why}_text`)}>
      {searched && (
        <Button size="small" variant="secondary" onClick={onClear}>
          {t("segment.members.clear")}
        </Button>
      )}
    </Empty>
  )
}
