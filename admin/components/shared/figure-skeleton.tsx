import { Container, Skeleton } from "@medusajs/ui"
import { Loading } from "./loading"

/** A page's shape while its figures are on their way: a card so high, and another below it. */
export const FigureSkeleton = ({ height }: { height: number }) => (
  <div className="flex flex-col gap-y-3">
    <Container className="flex flex-col gap-y-6">
      <Skeleton className="h-7 w-40" aria-hidden />
      <Loading height={height} />
    </Container>
    <Container className="flex flex-col gap-y-4" aria-hidden>
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-80" />
    </Container>
  </div>
)
