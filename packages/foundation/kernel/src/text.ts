import { z } from 'zod'

/** One text in the three languages of the platform: Finnish, Swedish, English. */
export interface LocalizedText {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

export type Language = keyof LocalizedText

export const languages = ['fi', 'sv', 'en'] as const satisfies readonly Language[]

// A lone surrogate cannot be stored as UTF-8; NUL and the other control characters cannot be shown.
const unsafe = /\p{Surrogate}|(?![\t\n\r])\p{Cc}/u

/** Whether a text holds NUL, another control character (tab and line ends aside) or an unpaired surrogate. */
export function isUnsafeText(text: string): boolean {
  return unsafe.test(text)
}

// Line ends, direction marks and characters of no width: what is shown must be what is read.
const beyondOneLine = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u

/** `safeText` in one line that can only be read as it stands: for names and for whatever is set into a longer text. */
export function lineText(max: number) {
  return safeText(max).refine((text) => !beyondOneLine.test(text), { params: { problem: 'invalid-text' } })
}

/**
 * Text from outside that may be stored and shown: NFC-normalised, trimmed, not empty, at most `max` UTF-16
 * code units, no NUL or other control character, no unpaired surrogate (issue carries `invalid-text`).
 */
export function safeText(max: number) {
  return z
    .string()
    .refine((text) => !isUnsafeText(text), { params: { problem: 'invalid-text' }, abort: true })
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max)
}
