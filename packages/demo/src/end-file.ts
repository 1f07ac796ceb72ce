import type { PlainDate } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { z } from 'zod'
import { type Actor, codeOf, type Origins, signInWithRole, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { openEnded } from './open-ended.ts'
import { until } from './until.ts'

const file = z.object({
  state: z.string(),
  version: z.number(),
  endProposal: z.object({ awaits: z.array(z.string()) }).nullable(),
  endOpinions: z.array(z.object({ grounds: z.string().nullable() })),
  endedOn: z.string().nullable(),
  keptUntil: z.string().nullable(),
  deletionOn: z.string().nullable(),
})
export type EndedFile = z.infer<typeof file>

const inbox = z.object({
  notifications: z.array(z.object({ kind: z.string(), customership: z.string().nullable() })),
})
const counted = z.object({ items: z.array(z.object({ organisation: z.string(), late: z.number() })) })
const grounds = 'Asiakas työllistyi, eikä palveluja tarvitse enää sovittaa yhteen.'

const read = async (by: Actor, path: string) => file.parse((await by.get(path)).body)

/** Two of the three parties judge that the need is over (8 §); Kela is told, and says nothing. */
export async function proposeEnd(
  { specialist, socialWorker, kela }: Cast,
  customership: string,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('The need is over, say two of three: an end that one party does not answer (8 §)')
  const path = `/v1/customerships/${customership}`
  const { version } = await read(specialist, path)
  const proposed = await specialist.post(`${path}/end-proposals`, { reason: 'employed', grounds }, version)
  const first = writtenOf(proposed)
  writtenOf(await socialWorker.post(`${path}/end-opinions`, { agrees: true, grounds }, first.version))
  narrator.promise('Kela is told of the proposal', await isTold(kela, customership, 'endProposed'))
  const open = await read(specialist, path)
  narrator.promise(
    'two opinions end nothing, and the file says who has not answered',
    open.state === 'endProposed' && open.endProposal?.awaits.length === 1,
    open,
  )
}

/**
 * The day for answering has passed: who is late is told and counted, answers, and the clock of four years
 * starts (12 §).
 */
export async function answerLate(
  { specialist, kela }: Cast,
  { customership, today }: { readonly customership: string; readonly today: PlainDate },
  origins: Origins,
  narrator: Narrator,
): Promise<EndedFile> {
  narrator.chapter(`The day for answering has passed: ${today}`)
  const path = `/v1/customerships/${customership}`
  narrator.promise(
    'Kela is told that its opinion is late',
    await isTold(kela, customership, 'endOpinionOverdue'),
  )
  const leader = await signInWithRole('porvoo-lead', 'leadPerson', origins)
  const late = counted.parse((await leader.get('/v1/late-end-opinions')).body)
  narrator.promise(
    'the lead person sees that one party is late, in a number, and not with whom',
    late.items.length === 1 && codeOf(await leader.get(path)) === 'not-permitted',
    late,
  )
  const open = await read(specialist, path)
  narrator.promise('silence has ended nothing', open.state === 'endProposed', open)
  writtenOf(await kela.post(`${path}/end-opinions`, { agrees: true, grounds }, open.version))
  await openEnded(specialist, customership, narrator)
  const ended = await read(specialist, path)
  narrator.promise(
    'the third opinion ends it, and the file says until when the data is kept and when it is deleted',
    ended.state === 'ended' &&
      ended.endOpinions.every((opinion) => opinion.grounds === grounds) &&
      ended.keptUntil !== null &&
      ended.deletionOn !== null,
    ended,
  )
  narrator.tell(
    `Ended ${ended.endedOn}, kept until ${ended.keptUntil}, deleted on ${ended.deletionOn}. ${sampleRecipient.name} still has what it was given.`,
  )
  return ended
}

/** Whether such a notice comes to an officer: jobs send them soon, not at once. */
async function isTold(officer: Actor, customership: string, kind: string): Promise<boolean> {
  const has = ({ notifications }: z.infer<typeof inbox>) =>
    notifications.some((notice) => notice.kind === kind && notice.customership === customership)
  const read = async () => inbox.parse((await officer.get('/v1/notifications?limit=100')).body)
  return has(await until(read, has))
}
