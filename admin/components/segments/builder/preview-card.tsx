import { Button, clx, Skeleton, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { useSegmentPreview } from "../../../hooks/use-segment-preview"
import { useSlow } from "../../../hooks/use-slow"
import { useText } from "../../../hooks/use-text"
import { Section } from "../../shared/section"
import { SamplePeople } from "./sample-people"

type PreviewCardProps = ReturnType<typeof useSegmentPreview> & {
  /** False while nobody can be asked for: no condition yet, or one that is not complete. */
  readonly state: "empty" | "unfinished" | "complete"
}

/** How many would be in the segment, and ten of them, while the rule is edited. */
export const PreviewCard = ({ preview, isBusy, error, retry, state }: PreviewCardProps) => {
  const { t, format } = useText()
  const slow = useSlow(isBusy)
  const stale = isBusy || state !== "complete"
  return (
    <Section title={t("segments.builder.preview")}>
      <div className="flex flex-col gap-y-3 px-6 py-4" aria-busy={isBusy}>
        {state === "empty" || !preview ? (
          <>
            {state === "complete" && !error ? (
              <Skeleton className="h-9 w-40" />
            ) : (
              <span aria-hidden className="txt-xlarge text-ui-fg-muted">
                –
              </span>
            )}
          </>
        ) : (
          <Count preview={preview} stale={stale} />
        )}
        <div role="status" className="empty:hidden">
          {state !== "complete" ? (
            <Note>
              {t(`segments.builder.${state === "empty" ? "nothing_asked" : "unfinished"}`)}
            </Note>
          ) : slow ? (
            <Note>{t("segments.builder.counting_slow")}</Note>
          ) : isBusy ? (
            <span className="sr-only">{t("segments.builder.counting")}</span>
          ) : (
            preview && (
              <span className="sr-only">
                {t("segments.builder.people", {
                  count: preview.count,
                  n: format.count(preview.count),
                })}
              </span>
            )
          )}
        </div>
        {error && state === "complete" && (
          <div role="alert" className="flex flex-col items-start gap-y-2">
            <Text size="small" className="text-ui-fg-error text-pretty break-words">
              {t("segments.builder.count_failed")}: {error.message}
            </Text>
            <Button type="button" size="small" variant="secondary" onClick={retry}>
              {t("state.retry")}
            </Button>
          </div>
        )}
        {state === "complete" && preview?.needs_model && (
          <Text size="small" className="text-ui-tag-orange-text text-pretty">
            {t("segments.builder.needs_model")}{" "}
            <Link to="/retention/model" className="underline">
              {t("segments.builder.to_model")}
            </Link>
          </Text>
        )}
      </div>
      {preview && state !== "empty" && (!error || state === "unfinished") && (
        <div className={clx("transition-opacity", stale && "opacity-60")}>
          {preview.count === 0 ? (
            <Text size="small" className="text-ui-fg-subtle px-6 py-4">
              {t("segments.builder.nobody")}
            </Text>
          ) : (
            <SamplePeople preview={preview} />
          )}
        </div>
      )}
    </Section>
  )
}

const Note = ({ children }: { children: string }) => (
  <Text size="small" className="text-ui-fg-subtle text-pretty">
    {children}
  </Text>
)

type CountProps = {
  readonly preview: NonNullable<ReturnType<typeof useSegmentPreview>["preview"]>
  readonly stale: boolean
}

const Count = ({ preview: { count, customers, share }, stale }: CountProps) => {
  const { t, format } = useText()
  return (
    <div className={clx("flex flex-col gap-y-2 transition-opacity", stale && "opacity-60")}>
      {/* Said as it changes, by the status below. */}
      <span aria-hidden className="txt-xlarge-plus tabular-nums">
        {t("segments.builder.people", { count, n: format.count(count) })}
      </span>
      {share !== null && (
        <>
          <span aria-hidden className="bg-ui-bg-component block h-1.5 overflow-hidden rounded-full">
            <span
              className="block h-full rounded-full"
              style={{
                width: `${share * 100}%`,
                minWidth: count > 0 ? 3 : 0,
                backgroundColor: "var(--tag-blue-icon)",
              }}
            />
          </span>
          <span className="txt-compact-small text-ui-fg-subtle tabular-nums">
            {t("segments.builder.share", {
              share: format.percent(share, 1),
              n: format.count(customers),
            })}
          </span>
        </>
      )}
    </div>
  )
}
