import { useEffect, useRef, useState } from "react"
import { useText } from "../../hooks/use-text"
import { SearchInput } from "./search-input"

/** Long enough to type on, short enough not to wait for. */
const PAUSE_MS = 300
const MAX_LENGTH = 200

type SearchFieldProps = {
  /** What is searched; customers unless told. */
  readonly label?: string
  /** What is searched for now. */
  readonly value: string
  readonly onSearch: (text: string) => void
}

/**
 * Searches when one pauses typing. Ours, since the table's own turns into a skeleton, and loses
 * the focus, whenever it waits for rows and has none.
 */
export const SearchField = ({ label, value, onSearch }: SearchFieldProps) => {
  const { t } = useText()
  const [typed, setTyped] = useState(value)
  const sent = useRef(value)
  const search = useRef(onSearch)
  search.current = onSearch

  useEffect(() => {
    // Changed by the back button or by a click on "clear", not by typing.
    if (value !== sent.current) {
      sent.current = value
      setTyped(value)
    }
  }, [value])

  useEffect(() => {
    const text = typed.trim()
    if (text === sent.current) {
      return
    }
    const timer = setTimeout(() => {
      sent.current = text
      search.current(text)
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])

  return (
    <div className="w-full sm:w-72">
      <SearchInput
        maxLength={MAX_LENGTH}
        placeholder={label ?? t("customers.search")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  )
}
