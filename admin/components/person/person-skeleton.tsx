import { Container, Skeleton } from "@medusajs/ui"
import { Loading } from "../shared/loading"

/** The page's shape while the person is on the way. */
export const PersonSkeleton = () => (
  <div className="flex flex-col gap-y-3" aria-busy>
    <Container className="flex flex-col gap-y-4">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-20" />
    </Container>
    <Container>
      <Loading height={144} />
    </Container>
    <Container>
      <Skeleton className="h-56" />
    </Container>
  </div>
)
