import { Container, Skeleton } from "@medusajs/ui"
import { Loading } from "../shared/loading"

/** The page's shape while the fit is on its way. */
export const ModelSkeleton = () => (
  <div className="flex flex-col gap-y-3">
    <Container className="flex flex-col gap-y-6">
      <Skeleton className="h-7 w-40" aria-hidden />
      <Loading height={176} />
    </Container>
    {["h-60", "h-80"].map((height) => (
      <Container key={height} className="flex flex-col gap-y-4" aria-hidden>
        <Skeleton className="h-6 w-32" />
        <Skeleton className={height} />
      </Container>
    ))}
  </div>
)
