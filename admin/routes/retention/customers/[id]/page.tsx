import { Suspense } from "react"
import { useParams, type UIMatch } from "react-router-dom"
import { PersonSkeleton } from "../../../../components/person/person-skeleton"
import { withTexts } from "../../../../components/shared/with-texts"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const PersonPage = withTexts(() => import("../../../../components/person/person-page"))

const PersonCrumb = withTexts(() => import("../../../../components/person/person-crumb"))

export const handle = {
  breadcrumb: ({ params }: UIMatch) => (
    <Suspense>
      <PersonCrumb id={params.id ?? ""} />
    </Suspense>
  ),
}

const PersonRoute = () => {
  const { id = "" } = useParams()
  return (
    <Suspense fallback={<PersonSkeleton />}>
      {/* Another person is another page: nothing of the last one stays on it. */}
      <PersonPage key={id} id={id} />
    </Suspense>
  )
}

export default PersonRoute
