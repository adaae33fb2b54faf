import { toNestErrors } from "@hookform/resolvers"
import { useEffect, useMemo, useRef, useState } from "react"
import { type FieldErrors, type Resolver, useForm, type UseFormReturn } from "react-hook-form"
import type { Policy } from "../../src/modules/retention/domain/policy/schema"
import { changesBetween, type Change } from "../lib/settings/changes"
import { type Draft, draftOf } from "../lib/settings/draft"
import { checkDraft, type Problem } from "../lib/settings/problems"
import { rebase } from "../lib/settings/rebase"
import type { PolicyVersion } from "../lib/settings/types"
import { useText, type Text } from "./use-text"

/** The policy while it is being edited: a draft upon the version it began with. */
export type SettingsForm = {
  readonly form: UseFormReturn<Draft>
  /** The version the edit began with. */
  readonly base: PolicyVersion
  /** The draft as a policy; null while something in it is wrong. */
  readonly settings: Policy | null
  /** What the draft changes; empty while something in it is wrong. */
  readonly changes: readonly Change[]
  readonly problems: readonly Problem[]
  /** True while there is something to lose. */
  readonly unsaved: boolean
  /** Begins anew with a version, whatever was edited. */
  readonly begin: (version: PolicyVersion) => void
  /** Makes another policy the draft, upon the same version. */
  readonly load: (settings: Policy) => void
  /** Puts what was edited upon a newer version. */
  readonly rebaseOn: (version: PolicyVersion) => void
}

/**
 * The settings' form, checked as a whole at each stroke, since fields depend on one another.
 *
 * @param inForce the version to begin with
 */
export function useSettingsForm(inForce: PolicyVersion): SettingsForm {
  const text = useText()
  const words = useRef(text)
  words.current = text
  const [base, setBase] = useState(inForce)
  const resolver = useMemo(() => draftResolver(() => words.current), [])
  const form = useForm<Draft>({
    defaultValues: draftOf(inForce.settings),
    resolver,
    mode: "onChange",
  })
  const { reset, trigger, watch } = form
  useEffect(() => {
    const watching = watch(() => void trigger())
    return () => watching.unsubscribe()
  }, [watch, trigger])

  const draft = form.watch()
  const { settings, problems } = checkDraft(draft)
  const changes = settings === null ? [] : changesBetween(base.settings, settings)
  const begin = (version: PolicyVersion) => {
    setBase(version)
    reset(draftOf(version.settings))
  }
  return {
    form,
    base,
    settings,
    changes,
    problems,
    unsaved: settings === null || changes.length > 0,
    begin,
    load: (policy) => reset(draftOf(policy), { keepDefaultValues: true }),
    rebaseOn: (version) => {
      const mine = rebase(draftOf(base.settings), form.getValues(), draftOf(version.settings))
      begin(version)
      reset(mine, { keepDefaultValues: true })
      void trigger()
    },
  }
}

/** The policy's schema as the form's own check, in the admin's words. */
function draftResolver(words: () => Text): Resolver<Draft> {
  return (draft, _context, options) => {
    const { problems } = checkDraft(draft)
    if (problems.length === 0) {
      return { values: draft, errors: {} }
    }
    const flat: FieldErrors = Object.fromEntries(
      problems.map((problem) => [
        problem.field,
        { type: problem.key, message: problemText(problem, words()) },
      ])
    )
    return { values: {}, errors: toNestErrors<Draft>(flat, options) }
  }
}

function problemText({ key, values, stage }: Problem, { t, format }: Text): string {
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === "number" ? format.count(value) : value,
  ])
  return t(`settings.issue.${key}`, {
    ...(Object.fromEntries(said) as typeof values),
    ...(stage === undefined ? {} : { stage: t(`stage.${stage}`) }),
  })
}
