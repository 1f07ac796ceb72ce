import { addDays, type PlainDate } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { type FieldId, isSpecial } from '@tym/register'
import { z } from 'zod'
import { type Actor, writtenOf } from './actor.ts'

const preview = z.object({ hash: z.string() })

/** Shows the customer one text, takes their yes, and answers the consent's id. */
export async function takeConsent(
  by: Actor,
  path: string,
  asked: {
    readonly direction: 'obtain' | 'disclose'
    readonly fields: readonly FieldId[]
    readonly today: PlainDate
  },
  party: string = sampleRecipient.id,
): Promise<string> {
  const { direction, fields, today } = asked
  const terms = {
    party: { id: party },
    direction,
    fields,
    explicit: fields.some(isSpecial),
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today,
    validUntil: addDays(today, 120),
  }
  const shown = await by.post(`${path}/consents/preview`, { ...terms, language: 'fi' })
  const { hash } = preview.parse(shown.body)
  const answer = { outcome: 'given', form: 'written', givenOn: today, shown: { language: 'fi', hash } }
  return writtenOf(await by.post(`${path}/consents`, { ...terms, ...answer })).id
}
