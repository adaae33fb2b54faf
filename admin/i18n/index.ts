import { en } from "./en"
import { withEveryPlural } from "./every-plural"
import { zhCN } from "./zh-cn"

/** Our texts by the admin's language codes, in a namespace of our own. */
export default { en: { retention: en }, zhCN: { retention: withEveryPlural(zhCN) } }
