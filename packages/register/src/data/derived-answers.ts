import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import type { FieldId } from './field-ids.ts'

/** A question that a yes or no answers, so that what is recorded need not be told at all. */
export interface DerivedAnswer {
  readonly field: FieldId
  readonly question: LocalizedText
  /** The answer that follows from one recorded value of the field. */
  readonly answer: (value: unknown) => boolean
}

export const derivedAnswerId = z.enum(['workAbilityLimited', 'statementGiven', 'serviceGoesOn'])
export type DerivedAnswerId = z.infer<typeof derivedAnswerId>

const workAbility = z.object({ level: z.string() })
const service = z.object({ state: z.string() })

/** The derived answers by id; each needs consent to its field as the data itself does, and tells less. */
export const derivedAnswers: Readonly<Record<DerivedAnswerId, DerivedAnswer>> = {
  workAbilityLimited: {
    field: '5.02',
    question: text(
      'Onko työkykyä rajoittava arvio tehty?',
      'Har en bedömning av begränsad arbetsförmåga gjorts?',
      'Has limited work ability been assessed?',
    ),
    answer: (value) => ['partial', 'weak'].includes(workAbility.parse(value).level),
  },
  statementGiven: {
    field: '5.07',
    question: text('Onko lausunto annettu?', 'Har ett utlåtande getts?', 'Has a statement been given?'),
    answer: () => true,
  },
  serviceGoesOn: {
    field: '7.05',
    question: text(
      'Onko palvelu suunniteltu tai käynnissä?',
      'Är en tjänst planerad eller på gång?',
      'Is a service planned or going on?',
    ),
    answer: (value) => ['planned', 'ongoing'].includes(service.parse(value).state),
  },
}
