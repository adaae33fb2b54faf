import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../hooks/use-entry-text"

/** The widget's shape while the profile is on its way. */
export const CustomerSkeleton = () => (
  <Container
    className="flex flex-col gap-y-3"
    role="status"
    aria-label={useEntryText()("state.loading")}
  >
    <Skeleton className="h-6 w-28" />
    <Skeleton className="h-16" />
    <Skeleton className="h-40" />
  </Container>
)
