import { ChartActivity, ListBullet } from "@medusajs/icons"
import { IconButton, Tooltip } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"

type ShapeToggleProps = {
  readonly asTable: boolean
  readonly onChange: (asTable: boolean) => void
}

/** Whether a picture is drawn, or its figures listed. */
export const ShapeToggle = ({ asTable, onChange }: ShapeToggleProps) => {
  const { t } = useText()
  const Icon = asTable ? ChartActivity : ListBullet
  const other = t(asTable ? "trend.as_chart" : "trend.as_table")
  return (
    <Tooltip content={other}>
      <IconButton
        size="small"
        variant="transparent"
        aria-label={other}
        onClick={() => onChange(!asTable)}
      >
        <Icon aria-hidden />
      </IconButton>
    </Tooltip>
  )
}
