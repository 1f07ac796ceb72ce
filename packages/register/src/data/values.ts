import { lineText, plainDate, safeText } from '@tym/kernel'
import { z } from 'zod'
import { tellingText } from '../words/empty-phrases.ts'

/** A name, a title or a place. */
export const shortText = lineText(200)
/** A paragraph or a few. */
export const longText = safeText(4000)
/** The effect on employment or the necessity of what is recorded: a sentence or a few, not a word. */
export const statementText = tellingText(1000, 10)

/** Languages that are spoken in Finland, which a screen offers first; any other code is taken too. */
const spokenLanguages = [
  ...['fi', 'sv', 'se', 'smn', 'sms', 'en', 'ru', 'uk', 'et', 'ar', 'so', 'ku', 'fa', 'prs', 'sq', 'vi'],
  ...['th', 'tr', 'zh', 'es', 'fr', 'de', 'pl', 'ro', 'bg', 'hu', 'pt', 'it', 'nl', 'el', 'bs', 'hr', 'sr'],
  ...['lv', 'lt', 'bn', 'hi', 'ur', 'pa', 'ta', 'ne', 'tl', 'id', 'ja', 'ko', 'sw', 'am', 'ti', 'ln', 'fse'],
  ...['fss', 'mis', 'und'],
]

/**
 * ISO 639 code of two or three letters, also `mis` for a language without a code and `und` for one that is
 * not known. A region or script after it (`sv-FI`) is left out.
 */
export const languageCode = z
  .string()
  .max(35)
  .overwrite((text) => text.trim().toLowerCase().split(/[-_]/, 1).join(''))
  .regex(/^[a-z]{2,3}$/)
  .meta({ format: 'language', examples: spokenLanguages })

const extension = String.raw`(?:[ ,;/]*(?:alanumero|alanro|alanr\.|ankn\.|anknytning|ext\.?|x|#) ?\d{1,6}| ?\/ ?\d{1,6})`
const asDialled = new RegExp(String.raw`^\+?[(\d][\d() ./–-]*\d(?:${extension})?$`, 'i')

/**
 * A telephone number as people write it, brackets, hyphens, country code and extension: `(09) 123 456`,
 * `+358 (0)40 123 4567`, `029 123 4567 ext. 12`. Three to fifteen digits (ITU-T E.164) before the extension.
 */
export const phoneNumber = lineText(50)
  .refine((text) => {
    const digits = text.replace(new RegExp(`${extension}$`, 'i'), '').replace(/\D/g, '').length
    return asDialled.test(text) && digits >= 3 && digits <= 15 && bracketsMatch(text)
  })
  .meta({ examples: ['(09) 123 456', '+358 (0)40 123 4567', '029 123 4567 ext. 12'] })

function bracketsMatch(text: string): boolean {
  return /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(text)
}

/** RFC 5321 with RFC 6531: letters of other alphabets, as people have them in their addresses. */
export const emailAddress = z
  .string()
  .max(254)
  .overwrite((text) => text.trim().normalize('NFC'))
  .regex(z.regexes.unicodeEmail)

const upperCase = (text: string) => text.trim().toUpperCase().replace(/\s+/g, ' ')
const postalCode = z
  .string()
  .max(16)
  .overwrite((text) => upperCase(text).replace(/^FI-?(?=\d{5}$)/, ''))
  .regex(/^[0-9A-Z][0-9A-Z -]{1,9}$/)

/** A day, or only the year or the month that somebody remembers: `2009`, `2009-06`, `2009-06-15`. */
export const rememberedDate = z.union([
  z.string().regex(/^(?:19|20|21)\d\d$/),
  z.string().regex(/^(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])$/),
  plainDate,
])

/** Members of a value that lasts from a day to a day, or goes on. */
export const period = { from: plainDate, to: plainDate.optional() }
/** Members of a period of which only the years may be remembered. */
export const rememberedPeriod = { from: rememberedDate, to: rememberedDate.optional() }

/** Refinement of such a value: it does not end before it begins, as far as both are known. */
export function inOrder(value: { readonly from: string; readonly to?: string | undefined }): boolean {
  if (value.to === undefined) return true
  const known = Math.min(value.from.length, value.to.length)
  return value.from.slice(0, known) <= value.to.slice(0, known)
}

/** An address for letters. Finland has five digits in each; abroad there are places without a postal code. */
export const postalAddress = z
  .strictObject({
    street: shortText,
    postalCode: postalCode.optional(),
    city: shortText,
    country: z
      .string()
      .max(4)
      .overwrite(upperCase)
      .regex(/^[A-Z]{2}$/)
      .optional(),
  })
  .refine(({ postalCode: code, country = 'FI' }) => country !== 'FI' || /^\d{5}$/.test(code ?? ''), {
    path: ['postalCode'],
  })
