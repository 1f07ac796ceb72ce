import type { PlainDate } from '@tym/kernel'
import { getCustomer } from '@tym/personas'
import { z } from 'zod'
import { codeOf, type Origins, signIn, signInCustomer, writtenOf } from './actor.ts'
import { titlesOf } from './before-deletion.ts'
import type { Cast } from './cast.ts'
import { listCertificates } from './deleted.ts'
import type { Narrator } from './narrator.ts'
import { fetchOwnLog } from './own-log.ts'
import type { TimeMachine } from './time-machine.ts'
import { until } from './until.ts'
import { readPolicy, verifyOffline } from './verify-offline.ts'

/** Whose code was read from the wrong paper: somebody of the cast, who can sign in. */
const whose = 'customer-mikko'
const listed = z.object({ items: z.array(z.object({ customership: z.string(), grounds: z.string() })) })
const own = z.object({ items: z.array(z.object({ customership: z.string(), logUntil: z.string() })) })
const told = z.object({ notifications: z.array(z.object({ kind: z.string() })) })

/** A file is opened with the code of somebody else, and closed to everybody by two persons. Answers which. */
export async function annulOpenedInError(
  { specialist }: Cast,
  today: PlainDate,
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<string> {
  narrator.chapter('A file is opened for the wrong person: it is annulled (GDPR 17)')
  const { nationalId } = getCustomer(whose)
  const start = { nationalId, givenNames: 'Eeva Maria', familyName: 'Esimerkki', startedOn: today }
  const opened = await specialist.post('/v1/customerships', { ...start, unemployedConfirmed: true })
  const { id: customership } = writtenOf(opened)
  const path = `/v1/customerships/${customership}`
  const wrong = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
  writtenOf(await specialist.post(`${path}/entries`, wrong))
  const grounds = 'Henkilötunnus luettiin toisen asiakkaan paperista.'
  const proposal = await specialist.post(`${path}/annulments`, { reason: 'wrongPerson', grounds })
  const annulment = writtenOf(proposal)
  const approve = `${path}/annulments/${annulment.id}/approval`
  const [supervisor, protection] = [
    await signIn('porvoo-supervisor', origins),
    await signIn('porvoo-protection', origins),
  ]
  const { items } = listed.parse((await supervisor.get('/v1/annulments?state=proposed')).body)
  narrator.promise(
    `${supervisor.name} (${supervisor.title}), who is in no case team, sees what is proposed and why`,
    items.some((each) => each.customership === customership && each.grounds === grounds),
    items,
  )
  const alone = await specialist.post(approve, undefined, annulment.version)
  narrator.promise('nobody annuls alone what they opened', codeOf(alone) === 'not-permitted', alone.body)
  const closed = await supervisor.post(approve, undefined, annulment.version)
  narrator.promise('the supervisor closes it', closed.status === 200, closed.body)
  const after = await specialist.get(path)
  narrator.promise(
    'from that moment there is no such file to anybody',
    codeOf(after) === 'not-found',
    after.body,
  )
  const notices = async () =>
    told.parse((await protection.get('/v1/notifications?limit=100')).body).notifications
  const isTold = (found: Awaited<ReturnType<typeof notices>>) =>
    found.some(({ kind }) => kind === 'customershipAnnulled')
  narrator.promise(
    'the data-protection officer is told, since it may be a breach (GDPR 33)',
    isTold(await until(notices, isTold)),
  )
  const titles = await until(
    () => titlesOf(nationalId, origins),
    (found) => found.length > 0,
  )
  narrator.promise('the person whose code was used is told, by that code alone', titles.length > 0, titles)
  const person = await signInCustomer(whose, origins)
  const mine = own.parse((await person.get('/v1/own-annulments')).body).items
  const extract = await fetchOwnLog(person, customership)
  const verdict = await verifyOffline('extract', extract, await readPolicy(origins))
  narrator.promise(
    `and takes the log with its proof, until ${mine[0]?.logUntil}`,
    mine.some((each) => each.customership === customership) && verdict.valid,
    { mine, verdict },
  )
  const again = await specialist.post('/v1/customerships', { ...start, unemployedConfirmed: true })
  narrator.promise('the same person can have a true file', again.status === 201, again.body)
  return customership
}

/** When the days of the person are over, the worker destroys it, and the agency certifies on which basis. */
export async function annulledForGood(
  customership: string,
  {
    origins,
    machine,
    narrator,
  }: { readonly origins: Origins; readonly machine: TimeMachine; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('The days for taking the log are over: what was opened in error is destroyed')
  const operator = await signIn('keha-operator', origins)
  const [found] = await until(
    () => listCertificates(operator, 'opened-in-error'),
    (all) => all.length > 0,
  )
  const verdict = await verifyOffline('certificate', found?.certificate ?? '', await readPolicy(origins))
  narrator.promise(
    'no four years are waited for, and the certificate says that it was opened in error',
    verdict.valid && verdict.said.includes('opened in error'),
    verdict,
  )
  narrator.promise(
    'the keys are gone, and the certificate does not say whose it was',
    (await machine.keysOf(customership)).length === 0 && !(found?.certificate ?? '').includes(customership),
  )
}
