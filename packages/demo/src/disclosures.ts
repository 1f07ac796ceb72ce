import type { PlainDate } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { z } from 'zod'
import { type Actor, codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { takeConsent } from './take-consent.ts'
import { until } from './until.ts'

const disclosure = z.object({
  state: z.string(),
  problem: z.string().nullable(),
  snapshot: z.string(),
  receipt: z.string().nullable(),
  items: z.array(z.object({ field: z.string(), value: z.unknown().optional() })),
  recall: z.object({ state: z.string(), outcome: z.string().nullable() }).nullable(),
})
const outcome = z.object({ outcome: z.string() })

/**
 * What a party outside gets: exactly what was previewed and approved, with its receipt; and how a withdrawal
 * reaches it.
 */
export async function discloseAndRecall(
  { specialist, nurse }: Cast,
  customership: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('A disclosure: exactly what was agreed, to exactly whom, with a receipt')
  const path = `/v1/customerships/${customership}`
  const read = async (id: string) =>
    disclosure.parse((await specialist.get(`${path}/disclosures/${id}`)).body)
  const asked = { direction: 'disclose', fields: ['5.04', '7.05'], today } as const
  await recordLimit(nurse, path)
  writtenOf(await specialist.post(`${path}/entries`, service(today)))
  const consent = await takeConsent(specialist, path, asked)
  const prepare = async () => writtenOf(await specialist.post(`${path}/disclosures`, { consent })).id
  const approve = async (by: Actor, id: string, snapshot: string) =>
    by.post(`${path}/disclosures/${id}/approval`, { snapshot })

  const id = await prepare()
  const shown = await read(id)
  narrator.tell(
    `${specialist.name} previews what ${sampleRecipient.name} would get: ${shown.items.map(({ field }) => field).join(', ')}`,
  )
  const widened = await specialist.post(`${path}/disclosures`, { consent, fields: ['5.01', '7.05'] })
  narrator.promise(
    'a payload is never wider than its consent',
    codeOf(widened) === 'consent-too-wide',
    widened.body,
  )
  const other = await prepare()
  const changed = await approve(specialist, other, shown.snapshot)
  narrator.promise(
    'an approval of another content than was seen is refused',
    codeOf(changed) === 'snapshot-changed',
    changed.body,
  )
  writtenOf(await approve(specialist, id, shown.snapshot))
  narrator.promise(
    'it waits for the county, whose data is in it too',
    (await read(id)).state === 'awaitingApproval',
  )
  writtenOf(await approve(nurse, id, shown.snapshot))
  narrator.tell(`${nurse.name} approved the same snapshot for the county`)
  const arrived = await until(
    () => read(id),
    ({ state }) => state === 'delivered',
  )
  narrator.promise(
    'it arrives, and the recipient’s signed receipt is kept',
    arrived.state === 'delivered' && arrived.receipt !== null,
    arrived,
  )

  const stopped = await specialist.post(`${path}/consents/${consent}/withdrawal`, undefined)
  narrator.promise(
    'a withdrawal is final at once, and says that something has left',
    outcome.parse(stopped.body).outcome === 'alreadyLeaving',
    stopped.body,
  )
  const waiting = await read(other)
  narrator.promise(
    'what had not left is stopped',
    waiting.state === 'stopped' && waiting.problem === 'consent-withdrawn',
    waiting,
  )
  const recalled = await until(
    () => read(id),
    ({ recall }) => recall?.state === 'confirmed',
  )
  narrator.promise(
    'the recipient deletes what it had and confirms it, signed',
    recalled.recall?.outcome === 'deleted',
    recalled.recall,
  )
}

const service = (today: PlainDate) => ({
  category: 7,
  field: '7.05',
  value: { service: 'työhönvalmennus', state: 'planned', on: today },
  source: 'officer',
})

async function recordLimit(nurse: Actor, path: string): Promise<void> {
  const limit = {
    category: 5,
    field: '5.04',
    value: { limit: 'Ei toistuvia raskaita nostoja.' },
    source: 'officer',
    effect: 'Rajaa työtehtäviä, joihin asiakas voi hakea.',
    necessity: 'Valmennusta ei voi suunnitella ilman tietoa rajoitteesta.',
  }
  writtenOf(await nurse.post(`${path}/entries`, limit))
}
