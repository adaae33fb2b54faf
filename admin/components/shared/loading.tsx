import { Skeleton, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useEntryText } from "../../hooks/use-entry-text"

/** From here on waiting is put into words. */
const SLOW_MS = 5000

/** Stands where a block's content will, as high as it, and says so when it takes long. */
export const Loading = ({ height }: { height: number }) => {
  const t = useEntryText()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" className="relative" style={{ height }}>
      <Skeleton className="h-full w-full" aria-hidden />
      <span className="absolute inset-0 flex items-center justify-center px-6 text-center">
        {slow ? (
          <Text size="small" className="text-ui-fg-subtle">
            {t("state.slow")}
          </Text>
        ) : (
          <span className="sr-only">{t("state.loading")}</span>
        )}
      </span>
    </div>
  )
}
