import { lazy, Suspense } from "react"
import { useParams, type UIMatch } from "react-router-dom"
import { PersonCrumb } from "../../../../components/person/person-crumb"
import { PersonSkeleton } from "../../../../components/person/person-skeleton"

// What stands here is loaded with every page of the admin; the page itself only when it is opened.
const PersonPage = lazy(() => import("../../../../components/person/person-page"))

export const handle = {
  breadcrumb: ({ params }: UIMatch) => <PersonCrumb id={params.id ?? ""} />,
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
