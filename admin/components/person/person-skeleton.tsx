import { Container, Skeleton } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

/** The page's shape while the person is on the way. */
export const PersonSkeleton = () => (
  <div
    className="flex flex-col gap-y-3"
    role="status"
    aria-label={useText().t("state.loading")}
    aria-busy
  >
    <Container className="flex flex-col gap-y-4">
      <Skeleton className="h-7 w-56" />
      <Skeleton className="h-20" />
    </Container>
    <Container>
      <Skeleton className="h-36" />
    </Container>
    <Container>
      <Skeleton className="h-56" />
    </Container>
  </div>
)
