import { Container, Skeleton } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

/** The page's shape while the settings are on their way. */
export const SettingsSkeleton = () => (
  <div className="flex flex-col gap-y-3" role="status" aria-label={useText().t("state.loading")}>
    {["head", "money", "tier", "stage"].map((section) => (
      <Container key={section} className="flex flex-col gap-y-4">
        <Skeleton className="h-6 w-40" />
        <Skeleton className={section === "head" ? "h-5 w-80" : "h-40"} />
      </Container>
    ))}
  </div>
)
