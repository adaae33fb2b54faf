import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../../hooks/use-entry-text"

/** The page's shape while what it needs is on its way. */
export const IssueSkeleton = () => (
  <div className="flex flex-col gap-y-3" role="status" aria-label={useEntryText()("state.loading")}>
    <Container className="p-0">
      <Skeleton className="h-20 w-full" />
    </Container>
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <Container className="p-0">
        <Skeleton className="h-96 w-full" />
      </Container>
      <Container className="p-0">
        <Skeleton className="h-80 w-full" />
      </Container>
    </div>
  </div>
)
