import type { CategoryNumber, FieldId } from './field-ids.ts'

/** Who it is and how they are met: what a summary says of the person. The identity code is never among it. */
export const summaryPersonFields: readonly FieldId[] = [
  ...(['1.02', '1.03', '1.04', '1.07', '1.11'] as const),
  ...(['2.14', '2.15'] as const),
]

/** The conclusions of each category: of these a summary shows the latest that its reader may read. */
export const summaryConclusions: Readonly<Partial<Record<CategoryNumber, readonly FieldId[]>>> = {
  3: ['3.04', '3.05', '3.08', '3.09'],
  4: ['4.01', '4.02', '4.03', '4.04', '4.05', '4.06'],
  5: ['5.01', '5.02', '5.03', '5.04', '5.06'],
  6: ['6.01', '6.03', '6.04', '6.05'],
  7: ['7.02', '7.05'],
}

/** Every field that a summary may show. */
export const summaryFields: readonly FieldId[] = [
  ...summaryPersonFields,
  ...Object.values(summaryConclusions).flat(),
]
