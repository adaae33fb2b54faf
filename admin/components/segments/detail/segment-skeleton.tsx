import { Container, Skeleton } from "@medusajs/ui"
import { Loading } from "../../shared/loading"

/** The page's shape while the segment is on its way. */
export const SegmentSkeleton = () => (
  <div className="flex flex-col gap-y-3" aria-busy>
    <Container className="flex flex-col gap-y-4">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-12" />
    </Container>
    <Container>
      <Loading height={72} />
    </Container>
    <Container>
      <Skeleton className="h-72" />
    </Container>
  </div>
)
