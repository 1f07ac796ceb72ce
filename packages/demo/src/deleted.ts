import type { PlainDate } from '@tym/kernel'
import { z } from 'zod'
import { type Actor, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import { plannedStateOf, titlesOf } from './before-deletion.ts'
import type { Narrator } from './narrator.ts'
import { openEnded } from './open-ended.ts'
import { until } from './until.ts'
import { readPolicy, verifyOffline } from './verify-offline.ts'

const jobs = z.object({
  schedules: z.array(
    z.object({ name: z.string(), lastStartedAt: z.string().nullable(), lastOutcome: z.string().nullable() }),
  ),
})
const certificates = z.object({ items: z.array(z.object({ deletion: z.string(), certificate: z.string() })) })

/**
 * The certificates of deletions that there are: of files whose years are over, or that were opened in error.
 */
export async function listCertificates(operator: Actor, basis: 'rule-months' | 'opened-in-error') {
  const { items } = certificates.parse((await operator.get('/v1/deletion-certificates')).body)
  return items.filter(({ certificate }) => certificate.includes(`\n${basis} `))
}

/** The day of the deletion comes, and the file is still there. */
export async function heldOnTheDay(
  of: {
    readonly customership: string
    readonly hold: string
    readonly due: PlainDate
    /** When the platform was started again for this day: what ran before that ran on another. */
    readonly since: string
  },
  origins: Origins,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter(`The day of the deletion: ${of.due}`)
  const { customership, hold, due, since } = of
  const [specialist, registrar, operator] = await Promise.all([
    signIn('porvoo-specialist', origins),
    signIn('porvoo-registrar', origins),
    signIn('keha-operator', origins),
  ])
  const path = `/v1/customerships/${customership}`
  await openEnded(specialist, customership)
  const deleting = await until(
    async () =>
      jobs
        .parse((await operator.get('/v1/operations/jobs')).body)
        .schedules.find(({ name }) => name === 'delete-due-files'),
    (job) => job?.lastOutcome === 'done' && (job.lastStartedAt ?? '') > since,
  )
  narrator.promise('the deletion has run today', (deleting?.lastStartedAt ?? '') > since, deleting)
  narrator.promise(
    'and has left the file that is held',
    (await specialist.get(path)).status === 200 &&
      (await plannedStateOf(operator, customership, due)) === 'held',
  )
  writtenOf(await registrar.post(`${path}/holds/${hold}/release`, undefined, 2))
  narrator.promise(
    'once the hold is released, the file is due',
    (await plannedStateOf(operator, customership, due)) === 'due',
  )
}

/** The next run deletes it, for good, and the agency certifies that. */
export async function deletedForGood(
  of: { readonly customership: string; readonly nationalId: string; readonly today: PlainDate },
  origins: Origins,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter(`The day after: ${of.today}`)
  const { customership, nationalId } = of
  const [specialist, operator] = await Promise.all([
    signIn('porvoo-specialist', origins),
    signIn('keha-operator', origins),
  ])
  const [certified] = await until(
    () => listCertificates(operator, 'rule-months'),
    (found) => found.length > 0,
  )
  narrator.promise('the file is deleted, and the agency has signed a certificate', certified !== undefined)
  const verdict = await verifyOffline('certificate', certified?.certificate ?? '', await readPolicy(origins))
  narrator.promise('the certificate is verified offline', verdict.valid, verdict)
  for (const line of (certified?.certificate ?? '').split('\n').slice(0, 7)) narrator.tell(line)
  narrator.promise(
    'it says neither whose file it was nor what was in it',
    !(certified?.certificate ?? '').includes(customership) &&
      !(certified?.certificate ?? '').includes(nationalId),
  )
  const gone = await specialist.get(`/v1/customerships/${customership}`)
  narrator.promise(
    'nobody can tell any more that the file was there',
    codeOf(gone) === 'not-found',
    gone.body,
  )
  const titles = await until(
    () => titlesOf(nationalId, origins),
    (found) => found.some(isFarewell),
  )
  narrator.promise('the customer is told that it is done', titles.some(isFarewell), titles)
  narrator.tell(titles.find(isFarewell) ?? '')
}

const isFarewell = (title: string) => title.endsWith('on poistettu')
