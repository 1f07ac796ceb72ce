import { SignInRefused } from '@tym/cli'
import { addDays, type PlainDate } from '@tym/kernel'
import { areas, getStaff, newcomer, organisations } from '@tym/personas'
import { z } from 'zod'
import { type Actor, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Narrator } from './narrator.ts'
import { until } from './until.ts'

/** The employer applies, the agency grants, its signer signs. Answers the right and who holds it. */
export async function applyAndGrant(
  origins: Origins,
  today: PlainDate,
  narrator: Narrator,
): Promise<{ officer: Actor; right: string; holder: Actor }> {
  narrator.chapter('A usage right: the employer applies, the agency grants (12 §)')
  const persona = getStaff(newcomer)
  const officer = await signIn('county-access', origins)
  const grantor = await signIn('keha-grantor', origins)
  await endWhatIsLeft(officer, persona.subject)
  const application = {
    holder: persona.subject,
    holderKind: 'person',
    holderName: persona.name,
    title: 'sosiaalityöntekijä',
    role: 'socialWorker',
    duty: 'monialainen tuki',
    authority: organisations['ita-uusimaa'].id,
    area: areas.porvoo.id,
    validFrom: today,
    validUntil: addDays(today, 180),
    inductedOn: addDays(today, -3),
    undertakingOn: addDays(today, -3),
  }
  const selfish = await officer.post('/v1/usage-rights', {
    ...application,
    holder: getStaff('county-access').subject,
  })
  narrator.promise('nobody applies for themselves', codeOf(selfish) === 'self-grant', selfish.body)
  const foreign = await officer.post('/v1/usage-rights', { ...application, role: 'employmentSpecialist' })
  narrator.promise(
    'a county cannot vouch for an employment specialist',
    codeOf(foreign) === 'role-not-for-employer',
    foreign.body,
  )
  const { id, version } = writtenOf(await officer.post('/v1/usage-rights', application))
  narrator.tell(`${officer.name} applied for a right for ${persona.name}`)
  narrator.promise(`${persona.name} gets no certificate yet`, (await tryToSignIn(origins)) === undefined)
  const own = await officer.post(`/v1/usage-rights/${id}/decision`, { decision: 'grant' }, version)
  narrator.promise('the employer cannot grant it', codeOf(own) === 'not-permitted', own.body)
  writtenOf(await grantor.post(`/v1/usage-rights/${id}/decision`, { decision: 'grant' }, version))
  narrator.tell(`${grantor.name} of the agency granted it; the agency's signer signs the statement`)
  return { officer, right: id, holder: await waitForCertificate(origins) }
}

/** The right ends, and the certificate in hand stops at once. */
export async function endRight(
  { officer, right, holder }: { officer: Actor; right: string; holder: Actor },
  customership: string,
  origins: Origins,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('A right ends, and the certificate in hand stops at once')
  const before = await holder.get(`/v1/customerships/${customership}/categories/3`)
  narrator.promise(`${holder.name} reads as a member of the case team`, before.status === 200, before.body)
  writtenOf(await officer.post(`/v1/usage-rights/${right}/end`, { reason: 'Tehtävä on päättynyt.' }))
  const after = await holder.get(`/v1/customerships/${customership}/categories/3`)
  narrator.promise('the very next request is refused', codeOf(after) === 'usage-right-not-live', after.body)
  narrator.promise('and no new certificate is given', (await tryToSignIn(origins)) === undefined)
}

const listed = z.object({ items: z.array(z.object({ id: z.string(), state: z.string() })) })

/** A demo that was broken off has left the newcomer a right, or an application for one. */
async function endWhatIsLeft(officer: Actor, holder: string): Promise<void> {
  const { items } = listed.parse((await officer.get(`/v1/usage-rights?holder=${holder}`)).body)
  for (const { id } of items.filter(({ state }) => state === 'applied' || state === 'granted'))
    writtenOf(await officer.post(`/v1/usage-rights/${id}/end`, { reason: 'Esittely jäi kesken.' }))
}

async function tryToSignIn(at: Origins): Promise<Actor | undefined> {
  try {
    return await signIn(newcomer, at)
  } catch (error) {
    if (error instanceof SignInRefused) return undefined
    throw error
  }
}

/** The agency's signature is a queued job: it is there soon, not at once. */
async function waitForCertificate(at: Origins): Promise<Actor> {
  const isThere = (actor: Actor | undefined) => actor !== undefined
  const actor = await until(() => tryToSignIn(at), isThere)
  if (actor !== undefined) return actor
  throw new Error('the granted right was not signed within two minutes: is the worker running?')
}
