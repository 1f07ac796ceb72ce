import type { Row } from './row.ts'

/** Kaisa Rantanen's customers in Loviisa and Lapinjärvi: she serves in both languages. */
export const ofKaisa: readonly Row[] = [
  { city: 'Loviisa', stage: 'assessment', due: -4, also: [['noShow', 20]] },
  { city: 'Lovisa', language: 'sv', stage: 'inForce', due: -6, also: [['followUpOverdue', 9]] },
  { city: 'Lovisa', language: 'sv', stage: 'inForce', due: 5, reviews: 1 },
  { city: 'Loviisa', stage: 'assessment', due: 25 },
  { city: 'Lappträsk', language: 'sv', stage: 'assessment', due: 48, awaits: ['kela'] },
  { city: 'Loviisa', stage: 'assessment', due: 71, awaits: ['county', 'kela'] },
  { city: 'Lovisa', language: 'sv', stage: 'assessment', due: 86, awaits: ['county', 'kela'] },
  { city: 'Loviisa', stage: 'draft', due: 22 },
  { city: 'Lovisa', language: 'sv', stage: 'draft', due: 29, awaits: ['kela'] },
  { city: 'Loviisa', stage: 'inForce', due: 30, reviews: 1, also: [['consent', 22]] },
  { city: 'Lovisa', language: 'sv', stage: 'inForce', due: 42, reviews: 2, also: [['correctedTwice', 31]] },
  { city: 'Lapinjärvi', stage: 'inForce', due: 56, awaits: ['kela'] },
  { city: 'Loviisa', stage: 'inForce', due: 68, also: [['flagged', 3]] },
  { city: 'Lovisa', language: 'sv', stage: 'inForce', due: 79, awaits: ['kela'] },
  { city: 'Loviisa', stage: 'underReview', due: 15 },
  { city: 'Lovisa', language: 'sv', stage: 'endProposed', due: 50, reviews: 1 },
  { city: 'Loviisa', stage: 'ended', due: -29 },
  { city: 'Lovisa', language: 'sv', stage: 'ended', due: -96 },
]
