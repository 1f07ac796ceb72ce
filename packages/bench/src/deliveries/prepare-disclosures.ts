import { addDays, type DisclosureId, disclosureId, type OutsidePartyId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import type { FieldId } from '@tym/register'
import { signingKeyOf } from '@tym/signing'
import { expectDone } from '@tym/testing'
import { z } from 'zod'
import { languageOfService } from '../fictitious-file.ts'
import type { LoadedCustomer } from '../load-customers.ts'
import type { Bench } from '../open-bench.ts'
import type { BenchRecipient } from './bench-recipient.ts'

/**
 * As many long facts of one field that holds many as make, with names, salts and digests, a package of some
 * 50 kB.
 */
const field: FieldId = '7.13'
const facts = 16
const noteLength = 2_680
const sentence = 'Suunnitelman toteutumista seurataan yhdessä asiakkaan kanssa joka toinen viikko. '
const atATime = 8

/**
 * Registers the recipient as a party of the sample recipient's kind that may have this field, as
 * configuration would.
 */
export async function registerRecipient(
  { sql, clock }: Bench,
  { party: id, address, encryptionKey, signatureKey }: BenchRecipient,
): Promise<void> {
  const instant = clock.instant()
  const { kind, name, contact, contractReference } = sampleRecipient
  await sql`insert into outside_parties.party (id, kind, state, entered_at)
    values (${id}, ${kind}, 'proposed', ${instant})`
  await sql`insert into outside_parties.terms (party, number, name, country, contact, contract_reference, delivery_address,
      allowed_fields, proposed_by, proposed_at, decision, decided_by, decided_at)
    values (${id}, 1, ${name}, 'FI', ${contact}, ${contractReference}, ${address}, ${[field]}, 'configuration',
      ${instant}, 'approved', 'configuration', ${instant})`
  await sql`update outside_parties.party set state = 'active', terms = 1, version = 2 where id = ${id}`
  for (const [use, key] of Object.entries({
    encryption: signingKeyOf(encryptionKey),
    signature: signatureKey,
  })) {
    await sql`insert into outside_parties.party_key (id, party, use, key_id, public_jwk, registered_by, registered_at,
        confirmed_by, confirmed_at)
      values (gen_random_uuid(), ${id}, ${use}, ${key.keyId}, ${sql.json(key.publicJwk)}, 'configuration', ${instant},
        'configuration', ${instant})`
  }
}

/**
 * Through the service, as an officer would: facts, a consent, a disclosure and its approval for each of these
 * customers, to the recipients in turn. Nothing of what that promised is left to be done. Answers the hash of
 * each approved snapshot by its disclosure.
 */
export async function prepareDisclosures(
  bench: Bench,
  customers: readonly LoadedCustomer[],
  recipients: readonly BenchRecipient[],
): Promise<ReadonlyMap<string, string>> {
  const prepared = new Map<string, string>()
  const waiting = customers.flatMap((customer, at) => {
    const recipient = recipients[at % recipients.length]
    return recipient === undefined ? [] : [{ customer, party: recipient.party }]
  })
  const prepareEach = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { id, snapshot } = await prepareOne(bench, next)
      prepared.set(id, snapshot)
    }
  }
  await Promise.all(Array.from({ length: atATime }, prepareEach))
  await bench.loader`delete from outbox.job`
  return prepared
}

const written = z.object({ id: z.string() })
const shown = z.object({ hash: z.string() })
const disclosure = z.object({ id: disclosureId, snapshot: z.string() })

async function prepareOne(
  { labour, clock }: Bench,
  { customer, party }: { readonly customer: LoadedCustomer; readonly party: OutsidePartyId },
): Promise<{ id: DisclosureId; snapshot: string }> {
  const path = `/v1/customerships/${customer.id}`
  const post = async (below: string, body: object): Promise<unknown> =>
    expectDone(await labour.fetch('POST', `${path}/${below}`, { body }), below)
  const today = clock.calendar()
  const note = sentence
    .repeat(Math.ceil(noteLength / sentence.length))
    .slice(0, noteLength)
    .trim()
  const value = { on: today, goal: 'osa-aikainen työ', attainment: 'partly', note }
  for (let fact = 0; fact < facts; fact += 1) {
    await post('entries', { category: 7, field, value, source: 'officer' })
  }
  const language = languageOfService
  const exactly = {
    party: { id: party },
    direction: 'disclose',
    fields: [field],
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today,
    validUntil: addDays(today, 90),
  }
  const { hash } = shown.parse(await post('consents/preview', { ...exactly, language }))
  const answer = { outcome: 'given', form: 'written', givenOn: today, shown: { language, hash } }
  const { id: consent } = written.parse(await post('consents', { ...exactly, ...answer }))
  const { id } = written.parse(await post('disclosures', { consent }))
  const prepared = await labour.fetch('GET', `${path}/disclosures/${id}`)
  const { snapshot } = disclosure.parse(expectDone(prepared, 'read'))
  await post(`disclosures/${id}/approval`, { snapshot })
  return disclosure.parse({ id, snapshot })
}
