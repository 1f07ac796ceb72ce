import { z } from 'zod'
import type { PlainDate } from './plain-date.ts'
import { plainDate } from './plain-date.ts'
import { Problem } from './problem.ts'

/** A Finnish personal identity code (henkilötunnus) that passed every rule of form. */
export interface NationalId {
  /** Eleven capital characters. The separator is part of the identity: two persons may differ only by it. */
  readonly canonical: string
  readonly birthDate: PlainDate
  /** Individual number 900-999: fictitious, test or temporary. */
  readonly fictitious: boolean
}

const form = /^(\d{2})(\d{2})(\d{2})([-+YXWVUABCDEF])(\d{3})([0-9A-FHJ-NPR-Y])$/
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'

function centuryOf(separator: string): string {
  if (separator === '+') return '18'
  return 'ABCDEF'.includes(separator) ? '20' : '19'
}

/**
 * The parsed code, or undefined when the text is not one. Surrounding space and small letters are forgiven.
 */
export function findNationalId(text: string): NationalId | undefined {
  const canonical = text.trim().toUpperCase()
  const parts = form.exec(canonical)
  if (parts === null) return undefined
  const [, day = '', month = '', year = '', separator = '', individual = '', check = ''] = parts
  const birthDate = plainDate.safeParse(`${centuryOf(separator)}${year}-${month}-${day}`)
  if (!birthDate.success || Number(individual) < 2) return undefined
  if (checkCharacters[Number(`${day}${month}${year}${individual}`) % 31] !== check) return undefined
  return { canonical, birthDate: birthDate.data, fictitious: Number(individual) >= 900 }
}

/** Parses an identity code; throws `invalid-national-id`, without the text, when it is not one. */
export function parseNationalId(text: string): NationalId {
  const found = findNationalId(text)
  if (found === undefined)
    throw new Problem('invalid-national-id', 'The text is not a Finnish identity code.')
  return found
}

/** The canonical form of an identity code from outside; its issue carries `invalid-national-id`. */
export const nationalId = z
  .string()
  .trim()
  .toUpperCase()
  .refine((text) => findNationalId(text) !== undefined, { params: { problem: 'invalid-national-id' } })
