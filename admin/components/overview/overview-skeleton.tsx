import { Container, Skeleton } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

/** The page's shape while its figures are on their way. */
export const OverviewSkeleton = () => (
  <div className="flex flex-col gap-y-3" role="status" aria-label={useText().t("state.loading")}>
    <Container className="flex flex-col gap-y-6">
      <Skeleton className="h-7 w-40" />
      <div className="grid grid-cols-2 gap-6 lg:grid-cols-4">
        {["customers", "buyers", "revenue", "risk"].map((figure) => (
          <Skeleton key={figure} className="h-14" />
        ))}
      </div>
    </Container>
    <Container className="flex flex-col gap-y-4">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-72" />
    </Container>
    <div className="grid gap-3 xl:grid-cols-2">
      <Container>
        <Skeleton className="h-64" />
      </Container>
      <Container>
        <Skeleton className="h-64" />
      </Container>
    </div>
  </div>
)
