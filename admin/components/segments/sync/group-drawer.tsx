import { Button, Drawer, Input, Label, RadioGroup, Text, toast } from "@medusajs/ui"
import { useId, useState, type FormEvent } from "react"
import { useSyncOrder } from "../../../hooks/use-segment-sync"
import { useText } from "../../../hooks/use-text"
import { segmentName } from "../../../lib/segments/segment-name"
import type { Segment } from "../../../lib/segments/types"
import { GroupList } from "./group-list"
import { GuestsSwitch } from "./guests-switch"

type GroupDrawerProps = {
  readonly segment: Segment
  /** Whether guests are let in at first. */
  readonly guests: boolean
  readonly onClose: () => void
}

const SOURCES = ["existing", "new"] as const

/** Which group shall follow the segment, and whether guests are let into it. */
export const GroupDrawer = ({ segment, guests: letIn, onClose }: GroupDrawerProps) => {
  const text = useText()
  const { t } = text
  const id = useId()
  const order = useSyncOrder(segment.id)
  const [source, setSource] = useState<(typeof SOURCES)[number]>("existing")
  const [name, setName] = useState(segmentName(segment, text))
  const [group, setGroup] = useState("")
  const [guests, setGuests] = useState(letIn)
  const [missing, setMissing] = useState(false)

  const chosen = source === "new" ? name.trim() : group
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === "") {
      setMissing(true)
      return
    }
    const target =
      source === "new" ? { create_group: { name: chosen } } : { customer_group_id: chosen }
    order.mutate(
      { to: "switch", body: { ...target, include_guests: guests } },
      {
        onSuccess: () => {
          toast.success(t("segment.sync.done.on"))
          onClose()
        },
      }
    )
  }
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content aria-describedby={undefined}>
        <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
          <Drawer.Header>
            <Drawer.Title>{t("segment.sync.choose.title")}</Drawer.Title>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("segment.sync.choose.text")}
            </Text>
          </Drawer.Header>
          <Drawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            <RadioGroup
              aria-label={t("segment.sync.choose.which")}
              value={source}
              onValueChange={(value) => {
                setSource(SOURCES.find((one) => one === value) ?? "existing")
                setMissing(false)
              }}
            >
              {SOURCES.map((value) => (
                <Label
                  key={value}
                  size="small"
                  htmlFor={`${id}-${value}`}
                  className="flex cursor-pointer items-center gap-x-2"
                >
                  <RadioGroup.Item id={`${id}-${value}`} value={value} />
                  {t(`segment.sync.choose.${value}`)}
                </Label>
              ))}
            </RadioGroup>
            <div className="flex flex-col gap-y-1">
              {source === "new" ? (
                <>
                  <Label size="small" weight="plus" htmlFor={`${id}-name`}>
                    {t("segment.sync.choose.name")}
                  </Label>
                  <Input
                    id={`${id}-name`}
                    size="small"
                    autoComplete="off"
                    maxLength={100}
                    value={name}
                    aria-invalid={missing}
                    aria-describedby={`${id}-missing`}
                    onChange={(event) => setName(event.target.value)}
                  />
                </>
              ) : (
                <GroupList value={group} onChange={setGroup} />
              )}
              <Text
                id={`${id}-missing`}
                size="small"
                role={missing && chosen === "" ? "alert" : undefined}
                className="text-ui-fg-error"
              >
                {missing &&
                  chosen === "" &&
                  t(`segment.sync.choose.need_${source === "new" ? "name" : "group"}`)}
              </Text>
            </div>
            <GuestsSwitch checked={guests} onChange={setGuests} />
          </Drawer.Body>
          <Drawer.Footer>
            <Button type="button" size="small" variant="secondary" onClick={onClose}>
              {t("segment.sync.choose.cancel")}
            </Button>
            <Button type="submit" size="small" isLoading={order.isPending}>
              {t("segment.sync.choose.save")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
