import type { PlainDate } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { z } from 'zod'
import { codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { takeConsent } from './take-consent.ts'
import { until } from './until.ts'

const obtaining = z.object({
  state: z.string(),
  items: z.array(z.object({ field: z.string(), value: z.unknown().optional() })),
  takenIn: z.array(z.object({ entry: z.string() })),
  signature: z.string().nullable(),
})

/**
 * A document is asked of a party outside, comes signed, waits in quarantine, and becomes an entry when an
 * officer says so.
 */
export async function obtainDocument(
  { specialist }: Cast,
  customership: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter(
    'Obtaining: asked with consent, signed by the source, in quarantine until an officer takes it in',
  )
  const path = `/v1/customerships/${customership}`
  const consent = await takeConsent(specialist, path, { direction: 'obtain', fields: ['7.15'], today })
  const wider = await specialist.post(`${path}/obtainings`, { consent, fields: ['5.07'] })
  narrator.promise('nothing beyond the consent is asked', codeOf(wider) === 'consent-too-wide', wider.body)
  const { id } = writtenOf(await specialist.post(`${path}/obtainings`, { consent }))
  narrator.tell(`${specialist.name} asks ${sampleRecipient.name} for the report of the coaching`)
  const read = async () => obtaining.parse((await specialist.get(`${path}/obtainings/${id}`)).body)
  const came = await until(read, ({ state }) => state === 'quarantined')
  narrator.promise(
    'the answer comes signed, and waits in quarantine',
    came.state === 'quarantined' && came.items.length === 1 && came.signature !== null,
    came,
  )
  const before = await specialist.get(`${path}/categories/7`)
  narrator.promise('it is in no category yet', !before.text.includes('loppuraportti'), before.body)
  writtenOf(await specialist.post(`${path}/obtainings/${id}/acceptance`, { take: [{ item: 0 }] }))
  const after = await specialist.get(`${path}/categories/7`)
  narrator.promise(
    'taken in, it stands in category 7 with its source',
    after.text.includes('loppuraportti') && after.text.includes('consentedSource'),
    after.body,
  )
}
