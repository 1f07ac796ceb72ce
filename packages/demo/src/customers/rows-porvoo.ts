import type { Row } from './row.ts'

/** Aino Työläs's customers in Porvoo and the municipalities around it. */
export const ofAino: readonly Row[] = [
  // This week: three plans to review, two assessments whose time is full.
  { city: 'Porvoo', stage: 'inForce', due: 1, reviews: 1, also: [['disclosureWaits', 2]] },
  { city: 'Askola', stage: 'inForce', due: 3, reviews: 2, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'inForce', due: 4, also: [['followUpOverdue', 2]] },
  { city: 'Porvoo', stage: 'assessment', due: 4, also: [['interpreter', 60]] },
  { city: 'Pukkila', stage: 'draft', due: 5, awaits: ['kela'] },
  // Within thirty days.
  { city: 'Porvoo', stage: 'inForce', due: 18, also: [['consent', 40]] },
  // Assessments under way.
  { city: 'Porvoo', stage: 'assessment', due: 33, also: [['noShow', 12]] },
  { city: 'Porvoo', stage: 'assessment', due: 38, awaits: ['kela'] },
  { city: 'Myrskylä', stage: 'assessment', due: 44, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'assessment', due: 52 },
  { city: 'Borgå', language: 'sv', stage: 'assessment', due: 57, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'assessment', due: 66, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'assessment', due: 74, awaits: ['county', 'kela'] },
  { city: 'Askola', stage: 'assessment', due: 83, awaits: ['county', 'kela'] },
  { city: 'Porvoo', stage: 'assessment', due: 88, awaits: ['county', 'kela'] },
  // Plans being made.
  { city: 'Porvoo', stage: 'draft', due: 32 },
  { city: 'Borgå', language: 'sv', stage: 'draft', due: 36, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'draft', due: 41, awaits: ['kela'] },
  // Plans in force.
  { city: 'Porvoo', stage: 'inForce', due: 33, reviews: 1, also: [['flagged', 6]] },
  { city: 'Porvoo', stage: 'inForce', due: 35, awaits: ['kela'], also: [['consentRefused', 30]] },
  { city: 'Askola', stage: 'inForce', due: 37, reviews: 2 },
  { city: 'Borgå', language: 'sv', stage: 'inForce', due: 40, also: [['consentWithdrawn', 35]] },
  { city: 'Porvoo', stage: 'inForce', due: 43, awaits: ['kela'], also: [['correctedTwice', 25]] },
  { city: 'Porvoo', stage: 'inForce', due: 46, reviews: 1, also: [['disclosureSent', 20]] },
  { city: 'Pukkila', stage: 'inForce', due: 49, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'inForce', due: 52, also: [['obtained', 9]] },
  { city: 'Porvoo', stage: 'inForce', due: 55, reviews: 2, also: [['disclosureRecalled', 26]] },
  { city: 'Borgå', language: 'sv', stage: 'inForce', due: 58, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'inForce', due: 61, also: [['breakOfContact', 5]] },
  { city: 'Myrskylä', stage: 'inForce', due: 64, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'inForce', due: 69, reviews: 1, also: [['signLanguage', 150]] },
  { city: 'Porvoo', stage: 'inForce', due: 77 },
  { city: 'Porvoo', stage: 'inForce', due: 84, awaits: ['kela'] },
  // Under review.
  { city: 'Porvoo', stage: 'underReview', due: 34, reviews: 1 },
  { city: 'Borgå', language: 'sv', stage: 'underReview', due: 39 },
  // The end is proposed, and Kela has not answered.
  { city: 'Porvoo', stage: 'endProposed', due: 45, reviews: 1 },
  { city: 'Porvoo', stage: 'endProposed', due: 51 },
  // Ended; the team reads them with a reason.
  { city: 'Porvoo', stage: 'ended', due: -12 },
  { city: 'Porvoo', stage: 'ended', due: -38, reviews: 1 },
  { city: 'Askola', stage: 'ended', due: -75 },
  { city: 'Borgå', language: 'sv', stage: 'ended', due: -120 },
]

/** Oskar Arbetman has begun with his own. */
export const ofOskar: readonly Row[] = [
  { city: 'Borgå', language: 'sv', stage: 'assessment', due: 60, awaits: ['kela'] },
  { city: 'Porvoo', stage: 'assessment', due: 80, awaits: ['county', 'kela'] },
  { city: 'Borgå', language: 'sv', stage: 'inForce', due: 47 },
  { city: 'Porvoo', stage: 'inForce', due: 21, awaits: ['kela'] },
]

/** Johanna Verkko, who leads the organising, works with a few customers too. */
export const ofJohanna: readonly Row[] = [
  { city: 'Porvoo', stage: 'assessment', due: -9, also: [['breakOfContact', 8]] },
  { city: 'Porvoo', stage: 'inForce', due: 28, reviews: 2 },
  { city: 'Porvoo', stage: 'inForce', due: 62, awaits: ['kela'], also: [['nonDisclosure', 40]] },
  { city: 'Pukkila', stage: 'draft', due: 31 },
  { city: 'Porvoo', stage: 'ended', due: -51 },
]
