import type { PlainDate } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { z } from 'zod'
import { codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { takeConsent } from './take-consent.ts'
import { until } from './until.ts'

const consents = z.object({
  items: z.array(
    z.object({ state: z.string(), party: z.object({ id: z.string().nullable() }), id: z.string() }),
  ),
})
const disclosure = z.object({
  state: z.string(),
  problem: z.string().nullable(),
  snapshot: z.string(),
  recall: z.object({ state: z.string(), outcome: z.string().nullable() }).nullable(),
})
const outcome = z.object({ outcome: z.string() })

/**
 * Several consents to one party, one of which has sent something: the customer says stop once, and all of it
 * stops.
 */
export async function stopOneParty(
  { specialist, nurse }: Cast,
  customership: string,
  today: PlainDate,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('Everything to one party is stopped at once')
  const path = `/v1/customerships/${customership}`
  const read = async (id: string) =>
    disclosure.parse((await specialist.get(`${path}/disclosures/${id}`)).body)
  const list = async () =>
    consents
      .parse((await specialist.get(`${path}/consents`)).body)
      .items.filter(({ party }) => party.id === sampleRecipient.id)
  const service = await takeConsent(specialist, path, { direction: 'disclose', fields: ['7.05'], today })
  const again = await takeConsent(specialist, path, { direction: 'disclose', fields: ['7.05'], today }).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : undefined),
  )
  narrator.promise(
    'the same terms are not agreed to twice: the consent that stands is named',
    again?.includes('consent-exists') === true && again.includes(service),
    again,
  )
  await takeConsent(specialist, path, { direction: 'disclose', fields: ['7.05', '7.15'], today })
  const disclose = async () => {
    const { id } = writtenOf(await specialist.post(`${path}/disclosures`, { consent: service }))
    return { id, snapshot: (await read(id)).snapshot }
  }
  const sent = await disclose()
  writtenOf(await specialist.post(`${path}/disclosures/${sent.id}/approval`, { snapshot: sent.snapshot }))
  await until(
    () => read(sent.id),
    ({ state }) => state === 'delivered',
  )
  const waiting = await disclose()
  const open = (await list()).filter(({ state }) => state === 'inForce')
  narrator.tell(
    `${open.length} consents to ${sampleRecipient.name} are in force, one disclosure has gone, another waits`,
  )

  const stopped = await nurse.post(`${path}/party-stops`, { party: { id: sampleRecipient.id } })
  narrator.promise(
    'all consents to one party stopped at once',
    outcome.safeParse(stopped.body).data?.outcome === 'alreadyLeaving' &&
      open.length > 1 &&
      (await list()).every(({ state }) => state !== 'inForce'),
    stopped.body,
  )
  const kept = await read(waiting.id)
  narrator.promise('what waited is stopped in the same act', kept.problem === 'consent-withdrawn', kept)
  const recalled = await until(
    () => read(sent.id),
    ({ recall }) => recall?.state === 'confirmed',
  )
  narrator.promise(
    'what had gone is called back, deleted and confirmed',
    recalled.recall?.outcome === 'deleted',
    recalled,
  )
  const late = await specialist.post(`${path}/disclosures`, { consent: service })
  narrator.promise('nothing can be prepared any more', codeOf(late) === 'consent-not-in-force', late.body)
}
