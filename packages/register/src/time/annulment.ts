import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/**
 * Why a customership was never one (GDPR 5(1)(d), 17(1)(d)). Beside the code stand words, under the key of
 * the file.
 */
export const annulmentReason = z.enum(['wrongPerson', 'openedByMistake'])
export type AnnulmentReason = z.infer<typeof annulmentReason>

export const annulmentReasons: Readonly<Record<AnnulmentReason, LocalizedText>> = {
  wrongPerson: text(
    'asiakkuus avattiin väärälle henkilölle',
    'kundrelationen inleddes för fel person',
    'the customership was opened for the wrong person',
  ),
  openedByMistake: text(
    'asiakkuus avattiin erehdyksessä',
    'kundrelationen inleddes av misstag',
    'the customership was opened by mistake',
  ),
}

/**
 * Whoever has to agree or decide is told again after so many days, for as long as a proposal waits. A
 * setting.
 */
export const annulmentReminders = { daysBetween: 7 } as const
