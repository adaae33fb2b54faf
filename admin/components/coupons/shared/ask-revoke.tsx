import { useRevokeCoupons } from "../../../hooks/use-coupons"
import { useText } from "../../../hooks/use-text"
import { Ask } from "../../shared/ask"

type AskRevokeProps = {
  readonly ids: readonly string[]
  /** They are revoked. */
  readonly onDone?: () => void
  readonly onClose: () => void
}

/** Asks before coupons are revoked, and says what that does. */
export const AskRevoke = ({ ids, onDone, onClose }: AskRevokeProps) => {
  const { t, format } = useText()
  const revoke = useRevokeCoupons(onDone)
  const count = ids.length
  return (
    <Ask
      danger
      title={t("coupons.revoke.title", { count, n: format.count(count) })}
      text={`${t("coupons.revoke.text", { count })} ${t("coupons.revoke.used")}`}
      action={t("coupons.revoke.action")}
      cancel={t("coupons.revoke.keep")}
      onDo={() => revoke.mutate(ids)}
      onClose={onClose}
    />
  )
}
