import { useProfile } from "../../hooks/use-person"
import { useText } from "../../hooks/use-text"
import { personName } from "../../lib/person/person-name"

/** A person's name in the breadcrumb. */
const PersonCrumb = ({ id }: { id: string }) => {
  const profile = useProfile(id)
  const { t } = useText()
  if (profile.isPending) {
    return null
  }
  if (profile.isError) {
    return <span>{t("person.somebody")}</span>
  }
  return <span>{(profile.data && personName(profile.data)) ?? t("person.nobody")}</span>
}

export default PersonCrumb
