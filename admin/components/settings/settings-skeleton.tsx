import { Container, Skeleton } from "@medusajs/ui"
import { useEntryText } from "../../hooks/use-entry-text"

/** The page's shape while the settings are on their way. */
export const SettingsSkeleton = () => (
  <div className="flex flex-col gap-y-3" role="status" aria-label={useEntryText()("state.loading")}>
    {["head", "money", "tier", "stage"].map((section) => (
      <Container key={section} className="flex flex-col gap-y-4">
        <Skeleton className="h-6 w-40" />
        <Skeleton className={section === "head" ? "h-5 w-80" : "h-40"} />
      </Container>
    ))}
  </div>
)
