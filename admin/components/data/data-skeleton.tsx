import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../hooks/use-entry-text"

/** The page's shape while its state is on its way. */
export const DataSkeleton = () => (
  <div className="flex flex-col gap-y-3" role="status" aria-label={useEntryText()("state.loading")}>
    {["backfill", "sync", "check"].map((section) => (
      <Container key={section} className="flex flex-col gap-y-4">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-16" />
      </Container>
    ))}
  </div>
)
