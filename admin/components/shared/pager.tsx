import { type Paged, PageSteps, usePageRange } from "./page-steps"

/** Which rows of how many, and the way to the others. */
export const Pager = (paged: Paged) => (
  <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
    <span className="txt-compact-small text-ui-fg-subtle tabular-nums" aria-live="polite">
      {usePageRange(paged)}
    </span>
    <PageSteps {...paged} variant="transparent" />
  </div>
)
