import { Text } from "@medusajs/ui"
import { useText } from "../../hooks/use-text"
import { digitsOf } from "../../lib/model/parameters"
import { Cell } from "../shared/plain-table"

type ParameterRowProps = {
  /** The paper's letter. */
  readonly symbol: string
  readonly value: number
  /** Null where there is none. */
  readonly error: number | null
  readonly meaning: string
  /** True of a time: it is in days. */
  readonly days?: boolean
}

/** One parameter. */
export const ParameterRow = ({ symbol, value, error, meaning, days }: ParameterRowProps) => {
  const { t, format } = useText()
  const digits = digitsOf(value, error)
  const write = (number: number) => {
    const n = format.fixed(number, digits)
    return days ? t("model.parameters.days", { n }) : n
  }
  return (
    <tr>
      <th scope="row" className="h-12 pl-6 pr-2 text-left font-normal">
        <span className="text-ui-fg-base font-serif text-base italic">{symbol}</span>
      </th>
      <Cell className="text-ui-fg-base whitespace-nowrap">{write(value)}</Cell>
      <Cell className="whitespace-nowrap">{error === null ? "–" : `± ${write(error)}`}</Cell>
      <td className="min-w-72 py-2 pl-8 pr-6">
        <Text as="span" size="small" className="text-pretty">
          {meaning}
        </Text>
      </td>
    </tr>
  )
}
