import {
  ArrowDownMini,
  ArrowUpMini,
  EllipsisHorizontal,
  SquareTwoStack,
  SquaresPlus,
  Trash,
} from "@medusajs/icons"
import { DropdownMenu, IconButton } from "@medusajs/ui"
import { useRef } from "react"
import { useText } from "../../../hooks/use-text"
import { type DraftNode, freshId, isGroup } from "../../../lib/segments/draft"
import {
  canMove,
  change,
  copy,
  type Edit,
  move,
  neighbourOf,
  remove,
  unwrap,
  wrap,
} from "../../../lib/segments/edit-draft"
import { type FocusOn, useRuleEditing } from "./editing"

type PartMenuProps = {
  readonly part: DraftNode
  /** What the part is called, for those who do not see which row it stands in. */
  readonly name: string
}

/** All that can be done with a part of the rule, and the way to take it out. */
export const PartMenu = ({ part, name }: PartMenuProps) => {
  const { t } = useText()
  const { root, edit, isFull } = useRuleEditing()
  const { id } = part
  const moved = useRef(false)
  const group = isGroup(part)
  const does = (key: string, change: Edit, focus: FocusOn) => ({
    label: t(`segments.builder.menu.${key}`),
    onSelect: () => {
      moved.current = true
      edit(change, focus)
    },
  })
  const here = { id, at: "start" } as const
  const groupId = freshId()
  const copyId = freshId()
  const gone = { id: neighbourOf(root, id), at: "start" } as const
  const items = [
    ...(group
      ? []
      : [
          does(
            "negate",
            change(id, (node) => ({ ...node, negated: !part.negated })),
            here
          ),
        ]),
    {
      ...does("copy", copy(id, copyId), { id: copyId, at: "start" }),
      icon: SquareTwoStack,
      off: isFull,
    },
    { ...does("wrap", wrap(id, "any", groupId), here), icon: SquaresPlus },
    // Without the group its opposite would be lost.
    ...(group && (part.mode === "all" || part.mode === "any") && part.children[0]
      ? [does("unwrap", unwrap(id), { id: part.children[0].id, at: "start" })]
      : []),
  ]
  return (
    <span className="flex shrink-0 items-center">
      <DropdownMenu>
        <DropdownMenu.Trigger asChild>
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t(group ? "segments.builder.more_group" : "segments.builder.more", {
              field: name,
            })}
          >
            <EllipsisHorizontal aria-hidden />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content
          align="end"
          onCloseAutoFocus={(event) => {
            // Where the part is now takes the focus.
            if (moved.current) {
              event.preventDefault()
              moved.current = false
            }
          }}
        >
          {items.map(({ label, onSelect, ...more }) => (
            <DropdownMenu.Item key={label} disabled={"off" in more && more.off} onSelect={onSelect}>
              {label}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator />
          {([-1, 1] as const).map((step) => {
            const { label, onSelect } = does(step === -1 ? "up" : "down", move(id, step), here)
            return (
              <DropdownMenu.Item
                key={step}
                className="gap-x-2"
                disabled={!canMove(root, id, step)}
                onSelect={onSelect}
              >
                {step === -1 ? <ArrowUpMini aria-hidden /> : <ArrowDownMini aria-hidden />}
                {label}
                <DropdownMenu.Shortcut>{step === -1 ? "⌥ ↑" : "⌥ ↓"}</DropdownMenu.Shortcut>
              </DropdownMenu.Item>
            )
          })}
        </DropdownMenu.Content>
      </DropdownMenu>
      <IconButton
        type="button"
        size="small"
        variant="transparent"
        aria-label={
          group ? t("segments.builder.remove_group") : t("segments.builder.remove", { field: name })
        }
        onClick={() => edit(remove(id), gone)}
      >
        <Trash aria-hidden />
      </IconButton>
    </span>
  )
}
