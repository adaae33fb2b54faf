import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../../hooks/use-entry-text"

const ROWS = Array.from({ length: 8 }, (_, row) => row)

/** The rows of the list while they are on their way. */
export const SegmentRowsSkeleton = () => (
  <div
    className="flex flex-col divide-y border-t"
    role="status"
    aria-label={useEntryText()("state.loading")}
  >
    <div className="bg-ui-bg-subtle h-12" />
    {ROWS.map((row) => (
      <div key={row} className="flex h-14 items-center gap-x-6 px-6">
        <Skeleton className="h-4 w-1/3" />
        <Skeleton className="h-4 flex-1" />
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-4 w-20" />
      </div>
    ))}
  </div>
)

/** The page's shape while its code is on its way. */
export const SegmentsSkeleton = () => (
  <Container className="flex flex-col p-0">
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-4 w-80" />
    </div>
    <SegmentRowsSkeleton />
  </Container>
)
