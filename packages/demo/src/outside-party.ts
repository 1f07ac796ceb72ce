import { type Actor, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Narrator } from './narrator.ts'

/**
 * An outside party comes into the registry: proposed and approved by two persons of the agency, suspended by
 * one.
 */
export async function enterOutsideParty(reader: Actor, origins: Origins, narrator: Narrator): Promise<void> {
  narrator.chapter('An outside party: two persons of the agency let it in, one is enough to stop it (13 §)')
  const operator = await signIn('keha-operator', origins)
  const grantor = await signIn('keha-grantor', origins)
  const terms = {
    name: 'Esimerkkivalmennus Oy',
    country: 'FI',
    contact: 'toimisto@valmennus.example',
    contractReference: 'Hankinta 2026/21',
    deliveryAddress: 'https://vastaanotto.valmennus.example/tym',
    allowedFields: ['7.05', '7.15'],
  }
  const foreign = await operator.post('/v1/outside-parties', {
    kind: 'serviceProvider',
    terms: { ...terms, country: 'US' },
  })
  narrator.promise('nobody outside the EEA is entered', codeOf(foreign) === 'party-not-allowed', foreign.body)
  const { id, version } = writtenOf(
    await operator.post('/v1/outside-parties', { kind: 'serviceProvider', terms }),
  )
  narrator.tell(`${operator.name} proposed ${terms.name}`)
  const path = `/v1/outside-parties/${id}`
  const early = await reader.get(path)
  narrator.promise('staff do not see what is only proposed', codeOf(early) === 'not-found', early.body)
  const own = await operator.post(`${path}/decision`, { decision: 'approve' }, version)
  narrator.promise('whoever proposed it does not decide', codeOf(own) === 'not-permitted', own.body)
  writtenOf(await grantor.post(`${path}/decision`, { decision: 'approve' }, version))
  narrator.tell(`${grantor.name} approved it`)
  const seen = await reader.get(path)
  narrator.promise(`${reader.name} sees it and what it may have`, seen.status === 200, seen.body)
  const stopped = writtenOf(await operator.post(`${path}/suspension`, { reason: 'Avain on vuotanut.' }))
  const resumed = await operator.post(`${path}/resumption`, undefined, stopped.version)
  narrator.promise(
    'one person suspends it, and does not let it in again',
    resumed.status === 403,
    resumed.body,
  )
}
