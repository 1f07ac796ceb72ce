import type { Row } from './row.ts'

/** Jukka Vesijärvi's customers in Lahti and around it. Nobody of Kela works in that area yet. */
export const ofJukka: readonly Row[] = [
  { city: 'Lahti', stage: 'assessment', due: -2 },
  { city: 'Lahti', stage: 'inForce', due: 2, reviews: 1 },
  { city: 'Hollola', stage: 'inForce', due: 4 },
  { city: 'Lahti', stage: 'assessment', due: 6, also: [['interpreter', 50]] },
  { city: 'Orimattila', stage: 'draft', due: 13 },
  { city: 'Lahti', stage: 'assessment', due: 24, also: [['noShow', 9]] },
  { city: 'Lahti', stage: 'assessment', due: 37 },
  { city: 'Lahti', stage: 'assessment', due: 49 },
  { city: 'Hollola', stage: 'assessment', due: 63, awaits: ['county'] },
  { city: 'Lahti', stage: 'assessment', due: 72 },
  { city: 'Lahti', stage: 'assessment', due: 81, awaits: ['county'] },
  { city: 'Lahti', stage: 'draft', due: 27 },
  { city: 'Lahti', stage: 'draft', due: 35 },
  { city: 'Lahti', stage: 'inForce', due: 32, reviews: 2, also: [['flagged', 11]] },
  { city: 'Lahti', stage: 'inForce', due: 38, also: [['correctedTwice', 30]] },
  { city: 'Orimattila', stage: 'inForce', due: 44, reviews: 1 },
  { city: 'Lahti', stage: 'inForce', due: 48, also: [['consentRefused', 20]] },
  { city: 'Lahti', stage: 'inForce', due: 53, reviews: 1, also: [['consent', 33]] },
  { city: 'Hollola', stage: 'inForce', due: 59 },
  { city: 'Lahti', stage: 'inForce', due: 66, also: [['nonDisclosure', 50]] },
  { city: 'Lahti', stage: 'inForce', due: 73, also: [['breakOfContact', 4]] },
  { city: 'Lahti', stage: 'inForce', due: 82 },
  { city: 'Lahti', stage: 'underReview', due: 17, reviews: 1 },
  { city: 'Lahti', stage: 'endProposed', due: 40 },
]

/** Pekka Harju's customers in the area of Heinola. */
export const ofPekka: readonly Row[] = [
  { city: 'Heinola', stage: 'assessment', due: 8 },
  { city: 'Sysmä', stage: 'assessment', due: 34 },
  { city: 'Heinola', stage: 'assessment', due: 58 },
  { city: 'Hartola', stage: 'assessment', due: 76, awaits: ['county'] },
  { city: 'Heinola', stage: 'draft', due: 19 },
  { city: 'Heinola', stage: 'inForce', due: -8, also: [['followUpOverdue', 6]] },
  { city: 'Heinola', stage: 'inForce', due: 14, reviews: 1 },
  { city: 'Sysmä', stage: 'inForce', due: 36 },
  { city: 'Heinola', stage: 'inForce', due: 45, reviews: 2 },
  { city: 'Heinola', stage: 'inForce', due: 54, also: [['correctedTwice', 27]] },
  { city: 'Hartola', stage: 'inForce', due: 67 },
  { city: 'Heinola', stage: 'inForce', due: 78 },
  { city: 'Heinola', stage: 'underReview', due: 26 },
]
