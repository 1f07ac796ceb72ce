import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/** Why an officer opens a file to which they have no other way. Codes are API. */
export const openingKind = z.enum(['dutyCover', 'urgent', 'statutoryTask'])
export type OpeningKind = z.infer<typeof openingKind>

export const openingKinds: Readonly<Record<OpeningKind, LocalizedText>> = {
  dutyCover: text(
    'sijaistan vastuuvirkailijaa',
    'jag vikarierar för den ansvariga tjänstemannen',
    'I stand in for the responsible officer',
  ),
  urgent: text(
    'päivystys tai kiireellinen tilanne',
    'jour eller en brådskande situation',
    'duty or an urgent situation',
  ),
  statutoryTask: text(
    'muu laissa säädetty tehtävä',
    'en annan lagstadgad uppgift',
    'another task laid down by law',
  ),
}

/**
 * For how many hours at the most a reason opens a file, and how long a reason is, in characters. Settings;
 * the database refuses more than a day.
 */
export const openings = { hours: 24, leastReason: 20, mostReason: 300 } as const
