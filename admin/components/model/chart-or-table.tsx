import { type ReactNode, useState } from "react"
import { ChartFrame } from "../charts/chart-frame"
import { ShapeToggle } from "../charts/shape-toggle"

type ChartOrTableProps = {
  /** Of the picture, in pixels; the table scrolls in the same room. */
  readonly height: number
  /** Stands above the picture; a table names its columns itself. */
  readonly legend: ReactNode
  /** A component that `lazy` loads. */
  readonly chart: ReactNode
  readonly table: ReactNode
}

/** The same figures as a picture or as a table, in the same space. */
export const ChartOrTable = ({ height, legend, chart, table }: ChartOrTableProps) => {
  const [asTable, setAsTable] = useState(false)
  return (
    <div className="flex flex-1 flex-col gap-y-3 py-3">
      <div className="flex min-h-8 items-center justify-between gap-x-4 px-6">
        <div className="min-w-0 flex-1">{!asTable && legend}</div>
        <ShapeToggle asTable={asTable} onChange={setAsTable} />
      </div>
      {asTable ? (
        <div className="flex-1 basis-0 overflow-y-auto" style={{ minHeight: height }}>
          {table}
        </div>
      ) : (
        <div className="flex-1 basis-0 px-6" style={{ minHeight: height }}>
          <ChartFrame height={height}>{chart}</ChartFrame>
        </div>
      )}
    </div>
  )
}
