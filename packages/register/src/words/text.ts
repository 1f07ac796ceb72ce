import type { LocalizedText } from '@tym/kernel'

/** A text in Finnish, Swedish and English, in that order. */
export function text(fi: string, sv: string, en: string): LocalizedText {
  return { fi, sv, en }
}
