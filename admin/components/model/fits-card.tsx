import { useSearchParams } from "react-router-dom"
import { FITS_PER_PAGE, useModelFits } from "../../hooks/use-model"
import { useText } from "../../hooks/use-text"
import { modelPath, type ModelUrl } from "../../lib/model/model-path"
import { Pager } from "../shared/pager"
import { Failed } from "../shared/failed"
import { Loading } from "../shared/loading"
import { HeaderCell, PlainTable } from "../shared/plain-table"
import { Section } from "../shared/section"
import { FitRow } from "./fit-row"

type FitsCardProps = {
  /** The id of the fit that the page shows. */
  readonly shown: string
  readonly url: ModelUrl
}

/** All fits, newest first, each the way to itself. */
export const FitsCard = ({ shown, url }: FitsCardProps) => {
  const { t } = useText()
  const fits = useModelFits(url.page)
  const setSearch = useSearchParams()[1]
  const data = fits.data
  return (
    <Section title={t("model.fits.title")} description={t("model.fits.description")}>
      {data ? (
        <div aria-busy={fits.isPlaceholderData}>
          <PlainTable label={t("model.fits.caption")}>
            <thead>
              <tr>
                <HeaderCell>{t("model.fits.column_fitted")}</HeaderCell>
                <HeaderCell>{t("model.fits.column_result")}</HeaderCell>
                <HeaderCell numeric>{t("model.fits.column_buyers")}</HeaderCell>
                <HeaderCell numeric>{t("model.fits.column_until")}</HeaderCell>
                <HeaderCell numeric>{t("model.fits.column_off")}</HeaderCell>
                <HeaderCell numeric>{t("model.fits.column_policy")}</HeaderCell>
              </tr>
            </thead>
            <tbody>
              {data.model_fits.map((fit) => (
                <FitRow key={fit.id} fit={fit} page={url.page} shown={fit.id === shown} />
              ))}
            </tbody>
          </PlainTable>
          {data.count > FITS_PER_PAGE && (
            <div className="border-t">
              <Pager
                page={url.page}
                size={FITS_PER_PAGE}
                count={data.count}
                onPage={(page) => setSearch(modelPath({ ...url, page }).split("?")[1] ?? "")}
              />
            </div>
          )}
        </div>
      ) : fits.isError ? (
        <Failed error={fits.error} onRetry={() => void fits.refetch()} />
      ) : (
        <div className="px-6 py-4">
          <Loading height={240} />
        </div>
      )}
    </Section>
  )
}
