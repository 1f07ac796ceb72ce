import { lineText, plainDate, safeText } from '@tym/kernel'
import { z } from 'zod'

/** A name, a title or a place. */
export const shortText = lineText(200)
/** A paragraph or a few. */
export const longText = safeText(4000)
/** The effect on employment or the necessity of what is recorded: a sentence or a few, not a word. */
export const statementText = safeText(1000, 10)

/** ISO 639 code, two or three small letters. */
export const languageCode = z.string().regex(/^[a-z]{2,3}$/)
/** International or national number; spaces and hyphens allowed. */
export const phoneNumber = z.string().regex(/^\+?[0-9][0-9 -]{3,24}$/)
export const emailAddress = z.email().max(254)
const postalCode = z.string().regex(/^[0-9A-Z][0-9A-Z -]{1,9}$/)

/** Members of a value that lasts from a day to a day, or goes on. */
export const period = { from: plainDate, to: plainDate.optional() }

/** Refinement of such a value: it does not end before it begins. */
export function inOrder(value: { readonly from: string; readonly to?: string | undefined }): boolean {
  return value.to === undefined || value.from <= value.to
}

export const postalAddress = z.strictObject({
  street: shortText,
  postalCode,
  city: shortText,
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})
