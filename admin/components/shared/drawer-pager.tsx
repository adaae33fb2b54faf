import { Drawer, Text } from "@medusajs/ui"
import { type Paged, PageSteps, usePageRange } from "./page-steps"

/** Which rows of how many a drawer shows, and the way to the others; nothing where all are shown. */
export const DrawerPager = (paged: Paged) => {
  const range = usePageRange(paged)
  return paged.count <= paged.size ? null : (
    <Drawer.Footer className="justify-between">
      <Text size="small" className="text-ui-fg-subtle tabular-nums">
        {range}
      </Text>
      <PageSteps {...paged} variant="secondary" />
    </Drawer.Footer>
  )
}
