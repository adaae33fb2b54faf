import { enEntry } from "./en-entry"
import { zhCNEntry } from "./zh-cn-entry"

/**
 * By the admin's language codes, in a namespace of our own: the words that every page of the admin
 * loads. All other texts come one language at a time, see `texts.ts`.
 */
export default { en: { retention: enEntry }, zhCN: { retention: zhCNEntry } }
