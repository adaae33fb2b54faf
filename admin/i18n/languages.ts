import { en } from "./en"
import { withEveryPlural } from "./every-plural"
import { zhCN } from "./zh-cn"

/** All texts of all languages at once, as i18next takes them: for tests, no browser loads this. */
export default { en: { retention: en }, zhCN: { retention: withEveryPlural(zhCN) } }
