import type { Sentence } from "../../../src/modules/retention/domain/explain/explanation"
import type { Text } from "../../hooks/use-text"
import { sentenceValues } from "./sentence-values"

/**
 * A sentence of the explanation in the admin's language.
 *
 * @returns our text for its code; the server's English where a newer server knows more codes
 */
export function sentenceText(sentence: Sentence, text: Text): string {
  const key = `explain.${sentence.code}`
  return text.has(key) ? text.t(key, sentenceValues(sentence, text)) : sentence.text
}
