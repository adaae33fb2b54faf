import { Badge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useText } from "../../hooks/use-text"
import { personName } from "../../lib/person/person-name"
import type { CustomerRecord, Profile } from "../../lib/person/types"
import { Section } from "../shared/section"

/** Medusa's customer records of the person, and why they are one. */
export const RecordsCard = ({ profile }: { profile: Profile }) => {
  const { t } = useText()
  const { records } = profile
  const email = profile.email ?? t("person.nobody")
  const why = records.length === 0 ? "none" : records.length === 1 ? "one" : "many"
  return (
    <Section
      title={t("person.records.title", { count: records.length })}
      description={t(`person.records.${why}`, { email })}
    >
      {records.length > 0 && (
        <ul className="divide-y">
          {records.map((record) => (
            <RecordRow key={record.customer_id} record={record} />
          ))}
        </ul>
      )}
    </Section>
  )
}

const RecordRow = ({ record }: { record: CustomerRecord }) => {
  const { t, format } = useText()
  const { email, customer_created_at: since } = record
  const name = personName(record) ?? t("person.nobody")
  return (
    <li className="flex items-start justify-between gap-x-4 px-6 py-3">
      <div className="flex min-w-0 flex-col gap-y-0.5">
        <Link
          to={`/customers/${record.customer_id}`}
          className="txt-compact-small truncate text-ui-fg-base hover:text-ui-fg-subtle transition-fg focus-visible:shadow-borders-focus rounded-sm underline underline-offset-2 outline-none"
        >
          {name}
        </Link>
        {email !== null && email !== name && (
          <Text size="xsmall" className="text-ui-fg-subtle break-all">
            {email}
          </Text>
        )}
        {since !== null && (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {t("person.records.since", { day: format.day(since) })}
          </Text>
        )}
      </div>
      <Badge size="2xsmall" className="shrink-0">
        {t(record.has_account ? "person.account" : "person.guest")}
      </Badge>
    </li>
  )
}
