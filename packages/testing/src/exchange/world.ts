import { addDays } from '@tym/kernel'
import { samplePoller } from '@tym/personas'
import { type FieldId, isSpecial } from '@tym/register'
import { z } from 'zod'
import { type Case, openCase } from '../disclosures/case.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { expectDone } from '../network/open-customership.ts'
import { createPoller, type Poller } from './poller.ts'
import { type PollerKeys, registerPoller } from './register-poller.ts'
import { type RunningExchange, startExchange } from './start-exchange.ts'

export interface ExchangeWorld extends DisclosureWorld {
  readonly exchange: RunningExchange
  readonly poller: Poller
  readonly pollerKeys: PollerKeys
}

/** The world of disclosures with the exchange in it, and a party that fetches there. */
export async function openExchangeWorld(): Promise<ExchangeWorld> {
  const world = await openDisclosureWorld()
  const { clock, sql } = world.network
  const pollerKeys = await registerPoller(sql, clock.instant())
  const exchange = await startExchange(world)
  const { origin } = exchange
  const poller = createPoller({ origin, party: samplePoller.id, keys: pollerKeys, clock })
  return {
    ...world,
    exchange,
    poller,
    pollerKeys,
    close: async () => {
      await exchange.close()
      await world.close()
    },
  }
}

/**
 * Something approved for the party that fetches, with its consent and what is in it, in a file of its own.
 */
export interface Waiting {
  readonly file: Case
  readonly consent: string
  readonly id: string
  /** Where the party fetches it. */
  readonly path: string
}

/**
 * Prepared on a new consent to these fields and approved, and looked at by the worker; the values are
 * recorded before.
 */
export async function disclose(
  world: DisclosureWorld,
  fields: readonly FieldId[] = ['7.05'],
): Promise<Waiting> {
  const file = await openCase(world)
  for (const field of fields) await file.record(file.officer, field)
  const consent = await file.consent(fields, { party: { id: samplePoller.id } })
  const id = await file.prepare(consent)
  expectDone(await file.approve(id), 'approve')
  await world.runDue()
  return { file, consent, id, path: `/v1/inbox/disclosures/${id}` }
}

/**
 * A new answer to the consent for the same purpose, to these fields only; `version` is that of the answer
 * before.
 */
export async function renew(
  { network }: DisclosureWorld,
  { file, consent }: Waiting,
  { fields, version }: { readonly fields: readonly FieldId[]; readonly version: number },
): Promise<void> {
  const today = network.clock.calendar()
  const terms = {
    fields,
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    explicit: fields.some(isSpecial),
    validFrom: today,
    validUntil: addDays(today, 90),
  }
  const asked = { ...terms, party: { id: samplePoller.id }, direction: 'disclose', language: 'fi' }
  const preview = await file.officer.fetch('POST', `${file.path}/consents/preview`, { body: asked })
  const { hash } = z.object({ hash: z.string() }).parse(expectDone(preview, 'preview'))
  const answer = { outcome: 'given', form: 'written', givenOn: today, shown: { language: 'fi', hash } }
  const renewed = await file.officer.fetch('POST', `${file.path}/consents/${consent}/versions`, {
    body: { ...terms, ...answer },
    headers: { 'if-match': `"${version}"` },
  })
  expectDone(renewed, 'renew')
}
