import { useCouponRun } from "../../../hooks/use-coupon-runs"
import { useText } from "../../../hooks/use-text"
import type { CouponRun } from "../../../lib/coupons/types"
import { useRunName } from "./use-run-name"

/** A batch's name in the breadcrumb. */
const RunCrumb = ({ id }: { id: string }) => {
  const run = useCouponRun(id)
  const { t } = useText()
  if (run.isPending) {
    return null
  }
  return run.data ? <Named run={run.data} /> : <span>{t("coupons.run.crumb")}</span>
}

const Named = ({ run }: { run: CouponRun }) => <span>{useRunName(run)}</span>

export default RunCrumb
