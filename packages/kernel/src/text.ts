import { z } from 'zod'

/** One text in the three languages of the platform: Finnish, Swedish, English. */
export interface LocalizedText {
  readonly fi: string
  readonly sv: string
  readonly en: string
}

export const localizedText = z.strictObject({ fi: z.string(), sv: z.string(), en: z.string() })

export type Language = keyof LocalizedText

export const languages = ['fi', 'sv', 'en'] as const satisfies readonly Language[]

// A lone surrogate cannot be stored as UTF-8; NUL and the other control characters cannot be shown.
const unsafe = /\p{Surrogate}|(?![\t\n\r])\p{Cc}/u

/** Whether a text holds NUL, another control character (tab and line ends aside) or an unpaired surrogate. */
export function isUnsafeText(text: string): boolean {
  return unsafe.test(text)
}

// Characters of no width or no ink, among them two blanks that Unicode counts as symbol and mark.
const showsNothing = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u{2800}]|\u{16FE4}/gu

/**
 * How many characters of a text a person sees: what has no width does not count, a stretch of blanks counts
 * as one.
 */
export function visibleLength(text: string): number {
  const seen = text.replace(/\s+/g, ' ').replace(showsNothing, '').replace(/\s+/g, ' ').trim()
  return Array.from(seen).length
}

// Joiners between letters are spelling (Persian, Hindi); elsewhere they are as invisible as the rest.
const joinerInWord = /(?<=[\p{L}\p{M}])[\u200C\u200D](?=[\p{L}\p{M}])/gu
// What text processors leave behind in a name: soft hyphen, zero-width space, word joiner, byte order mark.
const leftBehind = /[\u00AD\u200B\u2060\uFEFF]/g
const beyondOneLine = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u

/**
 * Whether a text breaks its line, turns its direction, or hides a character that is not part of its spelling.
 */
export function isBeyondOneLine(text: string): boolean {
  return beyondOneLine.test(text.replace(joinerInWord, ''))
}

const toOneLine = (text: string) =>
  text
    .replace(leftBehind, '')
    .replace(/[\t\p{Zs}]+/gu, ' ')
    .trim()

/**
 * `safeText` in one line that can only be read as it stands: for names and for whatever is set into a longer
 * text. Doubled blanks become one, soft hyphens and the like go; line breaks and direction controls are
 * 'invalid-text'.
 */
export function lineText(max: number, min = 1): z.ZodType<string, string> {
  return boundedText(max, min, toOneLine).refine((text) => !isBeyondOneLine(text), {
    params: { problem: 'invalid-text' },
  })
}

/**
 * Text from outside that may be stored and shown: NFC-normalised, trimmed, at least `min` characters that a
 * person sees, at most `max` UTF-16 code units, no NUL or other control character, no unpaired surrogate
 * (issue carries `invalid-text`).
 */
export function safeText(max: number, min = 1): z.ZodType<string, string> {
  return boundedText(max, min, (text) => text.trim())
}

// The type hides `.min()`, which would count what nobody sees.
function boundedText(max: number, min: number, shape: (text: string) => string): z.ZodType<string, string> {
  return z
    .string()
    .refine((text) => !isUnsafeText(text), { params: { problem: 'invalid-text' }, abort: true })
    .refine((text) => text.trim().length < min || visibleLength(text) >= min, {
      params: { problem: 'invalid-text' },
      abort: true,
    })
    .normalize('NFC')
    .overwrite(shape)
    .min(min)
    .max(max)
}
