import { ExclamationCircle } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useText } from "../../../hooks/use-text"
import type { Coupon } from "../../../lib/coupons/types"

/** What somebody should know of it: that Medusa does not follow, was changed, or honoured it late. */
export const CouponNotices = ({ coupon }: { coupon: Coupon }) => {
  const { t } = useText()
  const { problem, altered, redemptions } = coupon
  return (
    <>
      {problem !== null && (
        <Notice title={t("coupons.one.problem_title")}>
          <p className="txt-compact-xsmall text-ui-fg-subtle break-words font-mono">{problem}</p>
        </Notice>
      )}
      {altered !== null && (
        <Notice title={t("coupons.one.altered_title")} text={t("coupons.one.altered_text")}>
          <Altered altered={altered} />
        </Notice>
      )}
      {redemptions.some(({ late, canceled_at }) => late && canceled_at === null) && (
        <Notice title={t("coupons.one.late_title")} text={t("coupons.one.late_text")} />
      )}
    </>
  )
}

type NoticeProps = {
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}

const Notice = ({ title, text, children }: NoticeProps) => (
  <div className="flex items-start gap-x-3 px-6 py-4">
    <ExclamationCircle className="text-ui-tag-red-icon mt-0.5 shrink-0" aria-hidden />
    <div className="flex min-w-0 flex-1 flex-col gap-y-1">
      <Text size="small" leading="compact" weight="plus" className="leading-6">
        {title}
      </Text>
      {text && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {text}
        </Text>
      )}
      {children}
    </div>
  </div>
)

/** What was issued, beside what Medusa has now. */
const Altered = ({ altered }: { altered: NonNullable<Coupon["altered"]> }) => {
  const { t, has, format } = useText()
  const words = (field: string, value: unknown) => {
    if (typeof value !== "string" || value === "") {
      return "–"
    }
    return field.endsWith("_at") ? format.moment(value) : value
  }
  const nameOf = (field: string) => {
    const key = `coupons.field.${field}`
    return has(key) ? t(key) : field
  }
  return (
    <table className="txt-compact-small text-ui-fg-subtle mt-1 w-full table-fixed text-left [&_td]:py-1 [&_td]:pr-2 [&_th]:py-1 [&_th]:pr-2">
      <thead>
        <tr>
          {(["field", "ours", "theirs"] as const).map((column) => (
            <th key={column} scope="col" className="txt-compact-xsmall-plus">
              {t(`coupons.one.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(altered).map(([field, [ours, theirs]]) => (
          <tr key={field} className="border-t align-baseline">
            <th scope="row" className="font-normal">
              {nameOf(field)}
            </th>
            <td className="break-words">{words(field, ours)}</td>
            <td className="text-ui-fg-base break-words">{words(field, theirs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
