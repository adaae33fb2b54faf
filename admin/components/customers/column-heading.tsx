import { useText } from "../../hooks/use-text"

type ColumnHeadingProps = {
  readonly name: string
  /** The direction the rows are sorted in by this column; false where they are not. */
  readonly sorted: "asc" | "desc" | false
}

/** A column's name; the arrow that the table puts beside it is also said. */
export const ColumnHeading = ({ name, sorted }: ColumnHeadingProps) => {
  const { t } = useText()
  return (
    <span>
      {name}
      {sorted !== false && (
        <span className="sr-only">{t(`customers.column.sorted_${sorted}`)}</span>
      )}
    </span>
  )
}
