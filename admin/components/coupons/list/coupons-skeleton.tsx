import { Container, Skeleton } from "@medusajs/ui"
import { SegmentRowsSkeleton } from "../../segments/list/segments-skeleton"

/** The page's shape while its code is on its way. */
export const CouponsSkeleton = () => (
  <div className="flex flex-col gap-y-3">
    <Container className="flex flex-col gap-y-2">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-4 w-80" />
    </Container>
    <Container>
      <Skeleton className="h-16" />
    </Container>
    <Container className="overflow-hidden p-0">
      <SegmentRowsSkeleton />
    </Container>
  </div>
)
