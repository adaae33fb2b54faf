import { Label, RadioGroup, Text } from "@medusajs/ui"
import { useDeferredValue, useId, useState } from "react"
import { useCustomerGroups } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import { SearchInput } from "../../customers/search-input"
import { Failed } from "../../shared/failed"
import { Loading } from "../../shared/loading"

type GroupListProps = {
  /** A group's id; empty while none is chosen. */
  readonly value: string
  readonly onChange: (id: string) => void
}

/** Medusa's customer groups, to be looked for by name, of which one is chosen. */
export const GroupList = ({ value, onChange }: GroupListProps) => {
  const { t } = useText()
  const id = useId()
  const [sought, setSought] = useState("")
  const { data, isError, error, refetch } = useCustomerGroups(useDeferredValue(sought.trim()))
  const groups = data?.customer_groups ?? []
  return (
    <div className="shadow-borders-base overflow-hidden rounded-lg">
      <div className="border-b p-1">
        <SearchInput
          placeholder={t("segment.sync.choose.search")}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      </div>
      {data ? (
        <RadioGroup
          className="max-h-64 gap-y-0 overflow-y-auto p-1"
          aria-label={t("segment.sync.choose.existing")}
          value={value}
          onValueChange={onChange}
        >
          {groups.map((group) => (
            <Label
              key={group.id}
              size="small"
              htmlFor={`${id}-${group.id}`}
              className="hover:bg-ui-bg-base-hover flex cursor-pointer items-center gap-x-2 rounded px-2 py-1.5"
            >
              <RadioGroup.Item id={`${id}-${group.id}`} value={group.id} />
              <span className="min-w-0 break-words">{group.name}</span>
            </Label>
          ))}
        </RadioGroup>
      ) : isError ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="p-2">
          <Loading height={96} />
        </div>
      )}
      {data && (groups.length === 0 || data.count > groups.length) && (
        <Text size="small" className="text-ui-fg-subtle px-3 pb-2">
          {t(
            `segment.sync.choose.${groups.length > 0 ? "more" : sought.trim() === "" ? "none" : "nothing"}`
          )}
        </Text>
      )}
    </div>
  )
}
