import type { SegmentPreview, SegmentRule } from "../lib/segments/types"
import { usePreview } from "./use-preview"

/**
 * Whom a rule that is being edited means: how many, and some of them.
 * @param rule null while it is not complete; the last answer stays
 */
export function useSegmentPreview(rule: SegmentRule | null) {
  const { again, ...asked } = usePreview<{ readonly rule: SegmentRule }, SegmentPreview>(
    "retention-segment-preview",
    "/admin/retention/segments/preview",
    rule && { rule }
  )
  return { ...asked, retry: () => void again() }
}
