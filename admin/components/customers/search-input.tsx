import { MagnifyingGlass } from "@medusajs/icons"
import { clx, Input } from "@medusajs/ui"
import type { ComponentProps } from "react"

type SearchInputProps = Omit<ComponentProps<typeof Input>, "type" | "size"> & {
  /** What is searched for, also said to those who do not see the field. */
  readonly placeholder: string
}

/**
 * A field to search in. Medusa's own, by `type="search"`, puts a picture without a name into the
 * page, which a screen reader stumbles over.
 */
export const SearchInput = ({
  className,
  placeholder,
  role = "searchbox",
  ...props
}: SearchInputProps) => (
  <div className="relative">
    <MagnifyingGlass
      aria-hidden
      className="text-ui-fg-muted pointer-events-none absolute left-1.5 top-1.5 z-[1]"
    />
    <Input
      {...props}
      type="text"
      role={role}
      size="small"
      autoComplete="off"
      aria-label={placeholder}
      placeholder={placeholder}
      className={clx("pl-8", className)}
    />
  </div>
)
