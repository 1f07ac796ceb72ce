import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type PlainDate, systemClock } from '@tym/kernel'
import { samplePoller } from '@tym/personas'
import { privateJwk } from '@tym/signing'
import { createPoller, type Poller, pollExchange, readInbox } from '@tym/testing'
import { z } from 'zod'
import { type Origins, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { takeConsent } from './take-consent.ts'

const disclosure = z.object({ state: z.string(), snapshot: z.string(), receipt: z.string().nullable() })
const outcome = z.object({ outcome: z.string() })

/**
 * A party without a server of its own fetches what is for it; what waits to be fetched is stopped by a
 * withdrawal.
 */
export async function fetchAtExchange(
  { specialist }: Cast,
  customership: string,
  today: PlainDate,
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter(
    'A party that fetches: what waits for it is stopped by a withdrawal, what it fetches is receipted',
  )
  const path = `/v1/customerships/${customership}`
  const read = async (id: string) =>
    disclosure.parse((await specialist.get(`${path}/disclosures/${id}`)).body)
  const queue = async () => {
    const asked = { direction: 'disclose', fields: ['7.05'], today } as const
    const consent = await takeConsent(specialist, path, asked, samplePoller.id)
    const { id } = writtenOf(await specialist.post(`${path}/disclosures`, { consent }))
    const { snapshot } = await read(id)
    writtenOf(await specialist.post(`${path}/disclosures/${id}/approval`, { snapshot }))
    return { consent, id }
  }
  const poller = openPoller(origins)
  const stopped = await queue()
  narrator.promise(
    `it waits in the inbox of ${samplePoller.name}, by number only`,
    (await readInbox(poller)).some(({ id }) => id === stopped.id),
  )
  const no = await specialist.post(`${path}/consents/${stopped.consent}/withdrawal`, undefined)
  narrator.promise(
    'a withdrawal stops the queued delivery: nothing of it has left',
    outcome.parse(no.body).outcome === 'stopped' && (await read(stopped.id)).state === 'stopped',
    no.body,
  )
  const { id } = await queue()
  const { received } = await pollExchange(poller)
  narrator.promise(
    'the next one is fetched, opened with the party’s own key, and receipted',
    received.some(({ content }) => content.disclosure === id) &&
      !received.some(({ content }) => content.disclosure === stopped.id) &&
      (await read(id)).state === 'delivered',
    received.map(({ content }) => content.disclosure),
  )
}

function openPoller({ exchangeOrigin, pollerKeys }: Origins): Poller {
  const read = (use: string) =>
    privateJwk.parse(JSON.parse(readFileSync(path.join(pollerKeys, `${use}.jwk.json`), 'utf8')))
  return createPoller({
    origin: exchangeOrigin,
    party: samplePoller.id,
    clock: systemClock(),
    keys: { encryptionKey: read('encryption'), signatureKey: read('signature') },
  })
}
