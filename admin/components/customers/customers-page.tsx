import { Container, Heading, Text } from "@medusajs/ui"
import { useCustomers } from "../../hooks/use-customers"
import { useCustomersUrl } from "../../hooks/use-customers-url"
import { TimeZone } from "../../hooks/time-zone"
import { useExport } from "../../hooks/use-export"
import { useText } from "../../hooks/use-text"
import { AddressFault } from "./address-fault"
import { CustomersList } from "./customers-list"
import { ExportButton } from "./export-button"

/** Everybody the shop knows: to be searched, narrowed, sorted, saved as a file. */
const CustomersPage = () => {
  const { t } = useText()
  const url = useCustomersUrl()
  const understood = url.faults.length === 0
  const customers = useCustomers(understood ? url : null)
  const saving = useExport()
  const { zone, dayZone, error } = customers

  return (
    <TimeZone.Provider value={zone}>
      <Container className="flex flex-col p-0">
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-4">
          <div>
            <Heading>{t("customers.title")}</Heading>
            <Text size="small" className="text-ui-fg-subtle text-pretty">
              {t("customers.subtitle")}
            </Text>
          </div>
          {understood && (
            <ExportButton
              saving={saving}
              count={customers.list?.count ?? null}
              onExport={
                dayZone === null || error !== null
                  ? null
                  : () => saving.filtered(url.filters, dayZone)
              }
            />
          )}
        </div>
        {understood ? (
          <CustomersList url={url} customers={customers} saving={saving} />
        ) : (
          <AddressFault url={url} />
        )}
      </Container>
    </TimeZone.Provider>
  )
}

export default CustomersPage
