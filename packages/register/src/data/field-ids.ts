import { z } from 'zod'

/** The seven categories of 11 § and their fields, in the order of the catalogue. */
export const fieldIds = {
  1: ['1.01', '1.02', '1.03', '1.04', '1.05', '1.06', '1.07', '1.08', '1.09', '1.10', '1.11', '1.12'],
  2: [
    ...(['2.01', '2.02', '2.03', '2.04', '2.05', '2.06', '2.07', '2.08', '2.09'] as const),
    ...(['2.10', '2.11', '2.12', '2.13', '2.14', '2.15', '2.16', '2.17', '2.18', '2.19'] as const),
  ],
  3: ['3.01', '3.02', '3.03', '3.04', '3.05', '3.06', '3.07', '3.08', '3.09'],
  4: ['4.01', '4.02', '4.03', '4.04', '4.05', '4.06', '4.07', '4.08'],
  5: ['5.01', '5.02', '5.03', '5.04', '5.05', '5.06', '5.07', '5.08', '5.09', '5.10'],
  6: ['6.01', '6.02', '6.03', '6.04', '6.05', '6.06', '6.07'],
  7: [
    ...(['7.01', '7.02', '7.03', '7.04', '7.05', '7.06', '7.07', '7.08'] as const),
    ...(['7.09', '7.10', '7.11', '7.12', '7.13', '7.14', '7.15'] as const),
  ],
} as const

export type CategoryNumber = keyof typeof fieldIds
export type FieldIdOf<Category extends CategoryNumber> = (typeof fieldIds)[Category][number]
export type FieldId = FieldIdOf<CategoryNumber>

export const categoryNumbers = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly CategoryNumber[]
export const categoryNumber = z.literal(categoryNumbers)

export const fieldId = z.enum(categoryNumbers.flatMap((category) => fieldIds[category]))

const known: ReadonlySet<string> = new Set(fieldId.options)

export function isFieldId(id: string): id is FieldId {
  return known.has(id)
}

export function isCategoryNumber(value: unknown): value is CategoryNumber {
  return typeof value === 'number' && Object.hasOwn(fieldIds, value)
}
