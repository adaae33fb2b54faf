import { ExclamationCircle } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import type { CustomersUrlState } from "../../hooks/use-customers-url"
import { useText } from "../../hooks/use-text"

/**
 * Names what an address asks for and nobody knows. Half of its filters would give a wrong answer,
 * so nothing is looked up until one says to go on without.
 */
export const AddressFault = ({ url }: { url: CustomersUrlState }) => {
  const { t, has } = useText()
  /** A filter by the name it has on the page; what is none by what stands in the address. */
  const nameOf = (parameter: string) =>
    has(`customers.by.${parameter}`) ? t(`customers.by.${parameter}`) : parameter
  return (
    <div role="alert" className="flex flex-wrap items-start gap-x-6 gap-y-4 border-t px-6 py-6">
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-x-3">
        <ExclamationCircle className="text-ui-tag-orange-icon mt-0.5 shrink-0" aria-hidden />
        <div className="flex min-w-0 flex-col gap-y-1">
          <Text size="small" weight="plus">
            {t("customers.fault.title")}
          </Text>
          <ul className="flex flex-col gap-y-1">
            {url.faults.map(({ parameter, value, kind }) => (
              <li key={parameter} className="txt-small text-ui-fg-base break-words">
                {t(`customers.fault.${kind}`, { parameter: nameOf(parameter), value })}
              </li>
            ))}
          </ul>
          <Text size="small" className="text-ui-fg-subtle text-pretty">
            {t("customers.fault.text")}
          </Text>
        </div>
      </div>
      <Button
        size="small"
        variant="secondary"
        className="shrink-0"
        onClick={() => url.setView({}, { replace: true })}
      >
        {t("customers.fault.go_on")}
      </Button>
    </div>
  )
}
