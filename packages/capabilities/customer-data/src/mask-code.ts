import type { CurrentEntry } from './current-document.ts'
import { parseDocument, textOf } from './current-document.ts'

/** What stands for an identity code, whichever it is: nothing of it shows through. */
export const maskedCode = '••••••-••••'

/** The entry without the identity code that it may hold; the code has a read of its own. */
export function maskEntry<E extends Pick<CurrentEntry, 'field' | 'value'>>(entry: E): E & { masked?: true } {
  return entry.field === '1.01' && entry.value !== null
    ? { ...entry, value: maskedCode, masked: true as const }
    : entry
}

/** A document's text with every identity code in it masked. */
export function maskDocument(text: string): string {
  return textOf(parseDocument(text).map(maskEntry))
}
