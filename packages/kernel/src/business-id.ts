import { z } from 'zod'

const weights = [7, 9, 10, 5, 8, 4, 2] as const
const form = /^(\d{7})-(\d)$/

/**
 * Whether the text is a Finnish business id (Y-tunnus): seven digits, a dash, and the check digit of modulus
 * 11.
 */
export function isBusinessId(text: string): boolean {
  const [, digits = '', check = ''] = form.exec(text) ?? []
  if (digits === '') return false
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  const rest = sum % 11
  // A remainder of one is given to nobody.
  return rest !== 1 && Number(check) === (rest === 0 ? 0 : 11 - rest)
}

/** A Finnish business id from outside; its issue carries `invalid-business-id`. */
export const businessId = z
  .string()
  .trim()
  .refine(isBusinessId, { params: { problem: 'invalid-business-id' } })
