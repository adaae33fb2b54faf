import { FetchError } from "@medusajs/js-sdk"
import { toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"
import { useReferenceNames } from "../../../hooks/use-references"
import { useRuleDraft } from "../../../hooks/use-rule-draft"
import { type SegmentSaving, useSaveSegment } from "../../../hooks/use-save-segment"
import { useSegmentPreview } from "../../../hooks/use-segment-preview"
import { useText } from "../../../hooks/use-text"
import { SEGMENTS_PATH, segmentPath } from "../../../lib/segment/segment-path"
import { draftOf, emptyGroup } from "../../../lib/segments/draft"
import type { FieldMap } from "../../../lib/segments/fields"
import { readRuleErrors } from "../../../lib/segments/rule-errors"
import { segmentDescription, segmentName } from "../../../lib/segments/segment-name"
import { ruleSentence } from "../../../lib/segments/sentence"
import type { Segment, SegmentField } from "../../../lib/segments/types"
import { LeaveGuard } from "../../settings/leave-guard"
import { ConflictNotice } from "./conflict-notice"
import { LONGEST_DESCRIPTION, LONGEST_NAME, NamingSection } from "./naming-section"
import { PresetMenu } from "./preset-menu"
import { PreviewCard } from "./preview-card"
import { RuleSection } from "./rule-section"
import { SaveBar } from "./save-bar"

type SegmentEditorProps = {
  /** As it is stored now; null for a new one. */
  readonly segment: Segment | null
  readonly fields: readonly SegmentField[]
  readonly byName: FieldMap
  readonly currency: string
}

/** Where a segment is made or changed: its name, its rule, and whom that means at the moment. */
export const SegmentEditor = ({ segment, fields, byName, currency }: SegmentEditorProps) => {
  const text = useText()
  const { t } = text
  const navigate = useNavigate()
  const save = useSaveSegment(segment?.id ?? null)
  // What the edit began with; a newer one does not take its place unasked.
  const [base, setBase] = useState(segment)
  const named = base === null ? "" : segmentName(base, text)
  const described = base === null ? "" : (segmentDescription(base, text) ?? "")
  const [name, setName] = useState(named)
  const [description, setDescription] = useState(described)
  const [tried, setTried] = useState(false)
  const start = useMemo(
    () => (base === null ? emptyGroup() : draftOf(base.rule, byName)),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the edit goes on when fields are read again
    []
  )
  const draft = useRuleDraft(start, byName)
  const { rule, root } = draft

  const preview = useSegmentPreview(rule)
  const nameOf = useReferenceNames(rule, byName)
  const sentence =
    rule === null ? null : ruleSentence(rule, { fields: byName, currency, nameOf }, text)
  const refusal = messageOf(save.error, 400) ?? messageOf(preview.error, 400)
  const errors = readRuleErrors(refusal, draft.places)

  const conflict = segment !== null && segment.rule_revision !== base?.rule_revision
  const isChanged = draft.isChanged || name !== named || description !== described
  const trimmed = name.trim()
  const nameProblem =
    trimmed.length > LONGEST_NAME
      ? t("segments.builder.long_name")
      : tried && trimmed === ""
        ? t("segments.builder.no_name")
        : conflict
          ? null
          : messageOf(save.error, 409)

  const begin = (from: Segment) => {
    setBase(from)
    setName(segmentName(from, text))
    setDescription(segmentDescription(from, text) ?? "")
    draft.begin(draftOf(from.rule, byName))
    setTried(false)
    save.reset()
  }
  const submit = () => {
    setTried(true)
    if (rule === null) {
      draft.tellAll()
    } else if (trimmed === "" || trimmed.length > LONGEST_NAME) {
      document.getElementById("segment-name")?.focus()
    } else if (!save.isPending && description.length <= LONGEST_DESCRIPTION) {
      const saving: SegmentSaving = {
        ...(name !== named && { name: trimmed }),
        ...(description !== described && { description: description.trim() || null }),
        ...((base === null || draft.isChanged) && { rule }),
        ...(base !== null && draft.isChanged && { rule_revision: base.rule_revision }),
      }
      save.mutate(saving, {
        onSuccess: (saved) => {
          toast.success(t("segments.builder.saved", { name: trimmed }))
          void navigate(segmentPath(saved.id))
        },
      })
    }
  }
  const edit: typeof draft.edit = (change, focus) => {
    // What was refused was another rule.
    if (save.isError) {
      save.reset()
    }
    draft.edit(change, focus)
  }
  // What the server finds wrong is told where it is.
  const unfinished = rule === null || errors.size > 0
  const state = root.children.length === 0 ? "empty" : unfinished ? "unfinished" : "complete"
  return (
    // What stands in sight stays below the lists that are opened; and as high as the window, so that
    // a message that comes up does not push the button away from under a click.
    <div className="isolate flex min-h-[calc(100dvh-4.6rem)] flex-col gap-y-3">
      <LeaveGuard
        unsaved={isChanged && !save.isPending && !save.isSuccess}
        text={t("segments.builder.leave")}
      />
      {conflict && (
        <ConflictNotice
          theirs={segment}
          onTakeTheirs={() => begin(segment)}
          onKeepMine={() => {
            setBase(segment)
            save.reset()
          }}
        />
      )}
      <NamingSection
        title={t(`segments.builder.${base === null ? "new_title" : "edit_title"}`)}
        name={name}
        description={description}
        nameProblem={nameProblem}
        onName={(to) => {
          setName(to)
          if (save.isError) {
            save.reset()
          }
        }}
        onDescription={setDescription}
      />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <RuleSection
          draft={{ ...draft, edit }}
          fields={fields}
          byName={byName}
          currency={currency}
          nameOf={nameOf}
          errors={errors}
          sentence={sentence}
          aside={
            <PresetMenu
              replaces={root.children.length > 0}
              onChoose={(preset) => draft.load(draftOf(preset.rule, byName))}
            />
          }
        />
        <div className="xl:sticky xl:top-3">
          <PreviewCard {...preview} state={state} />
        </div>
      </div>
      <SaveBar
        isNew={base === null}
        people={state === "complete" && !preview.isBusy ? (preview.preview?.count ?? null) : null}
        faults={draft.told.size}
        refusal={errors.size > 0 ? null : refusalOf(save.error)}
        isSaving={save.isPending}
        isIdle={!isChanged || conflict}
        cancelTo={base === null ? SEGMENTS_PATH : segmentPath(base.id)}
        onSave={submit}
        onShowFault={draft.tellAll}
      />
    </div>
  )
}

/** What the server said, if it answered so. */
function messageOf(error: Error | null, status: number): string | null {
  return error instanceof FetchError && error.status === status ? error.message : null
}

/** Refusals that stand nowhere else. */
function refusalOf(error: Error | null): string | null {
  return error === null || messageOf(error, 409) !== null ? null : error.message
}
