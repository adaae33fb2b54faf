import { Container, Skeleton } from "@medusajs/ui"
import { Loading } from "../shared/loading"

/** The page's shape while it is on its way. */
export const CompareSkeleton = () => (
  <div className="flex flex-col gap-y-3">
    <Container className="flex flex-col gap-y-6">
      <Skeleton className="h-7 w-48" aria-hidden />
      <Loading height={72} />
    </Container>
    <Container className="flex flex-col gap-y-4" aria-hidden>
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-80" />
    </Container>
  </div>
)
