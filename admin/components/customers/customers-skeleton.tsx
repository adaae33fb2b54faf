import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../hooks/use-entry-text"

const ROWS = Array.from({ length: 10 }, (_, row) => row)

/** The rows of the list while they are on their way. */
export const RowsSkeleton = () => (
  <div
    className="flex flex-col divide-y border-y"
    role="status"
    aria-label={useEntryText()("state.loading")}
  >
    <div className="bg-ui-bg-subtle h-12" />
    {ROWS.map((row) => (
      <div key={row} className="flex h-12 items-center gap-x-6 px-6">
        <Skeleton className="size-5 shrink-0" />
        <Skeleton className="h-4 w-1/4" />
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-4 w-20" />
        <Skeleton className="h-4 flex-1" />
      </div>
    ))}
  </div>
)

/** The page's shape while its code is on its way. */
export const CustomersSkeleton = () => (
  <Container className="flex flex-col p-0">
    <div className="flex flex-col gap-y-2 px-6 py-4">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-4 w-80" />
    </div>
    <RowsSkeleton />
  </Container>
)
