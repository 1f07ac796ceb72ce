import type { PlainDate } from '@tym/kernel'
import { z } from 'zod'
import { type Answer, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'
import { until } from './until.ts'

/** Identity codes that nobody in the story has: of a protected person, and of somebody without a file. */
export interface Strangers {
  readonly protectedPerson: string
  readonly nobody: string
  /** A code that somebody in the story is given. */
  readonly another: string
  /** Of somebody who moves. */
  readonly mover: string
}

const log = z.object({
  items: z.array(
    z.object({
      event: z.string(),
      outcome: z.string(),
      outOfTeam: z.boolean(),
      /** Null where no officer did it. */
      organisation: z.string().nullable(),
    }),
  ),
})
const inbox = z.object({
  notifications: z.array(z.object({ kind: z.string(), customership: z.string().nullable() })),
})

/**
 * Somebody in another area looks for a person under turvakielto: no answer tells where the person is, and the
 * file knows.
 */
export async function probeElsewhere(
  { specialist }: Cast,
  ordinaryPerson: string,
  { protectedPerson, nobody }: Strangers,
  today: PlainDate,
  { origins, narrator }: { readonly origins: Origins; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('A protected person is probed from another area')
  const startFor = (nationalId: string) => ({
    nationalId,
    givenNames: 'Suvi Annika',
    familyName: 'Suojattu',
    startedOn: today,
    unemployedConfirmed: true,
  })
  const { id } = writtenOf(await specialist.post('/v1/customerships', startFor(protectedPerson)))
  const block = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
  writtenOf(await specialist.post(`/v1/customerships/${id}/entries`, block))
  narrator.tell(`${specialist.name} opened a file and recorded turvakielto`)

  const stranger = await signIn('lahti-specialist', origins)
  const start = (nationalId: string) => stranger.post('/v1/customerships', startFor(nationalId))
  const refused = await start(protectedPerson)
  narrator.promise(
    `${stranger.name} of Lahti, who starts an assessment, is told nothing of where the person is`,
    codeOf(refused) === 'open-customership-exists' && Object.keys(Object(refused.body)).length === 5,
    refused.body,
  )
  narrator.promise(
    'the answer is the same bytes as for a person without turvakielto',
    (await start(ordinaryPerson)).text === refused.text,
    refused.body,
  )
  const wish = (nationalId: string): Promise<Answer> => stranger.post('/v1/contact-wishes', { nationalId })
  const [left, unmet] = [await wish(protectedPerson), await wish(nobody)]
  narrator.promise(
    'a wish to be contacted is answered alike whether there is a file or not',
    left.status === 202 && left.text === unmet.text && unmet.status === 202,
    [left.body, unmet.body],
  )
  const colleague = await signIn('porvoo-specialist-two', origins)
  const ask = (nationalId: string): Promise<Answer> =>
    colleague.post('/v1/join-requests', {
      whom: { nationalId },
      reason: 'Hoidan asiakkaan työllistymisasiaa ensi viikosta.',
    })
  const [asked, unheard] = [await ask(protectedPerson), await ask(nobody)]
  narrator.promise(
    'a request to be added to a team is answered alike whether there is one or not',
    asked.status === 202 && asked.text === unheard.text && unheard.status === 202,
    [asked.body, unheard.body],
  )

  const { items } = log.parse((await specialist.get(`/v1/customerships/${id}/access-log?limit=100`)).body)
  const probes = items.filter(({ event }) => ['customership.startRefused', 'contact.wished'].includes(event))
  narrator.promise(
    "both are lines in that file's log, with the organisation and from outside the team",
    probes.length === 2 && probes.every(({ outOfTeam }) => outOfTeam),
    items,
  )
  const news = ['startTriedElsewhere', 'contactWished', 'joinRequested']
  const told = await until(
    async () =>
      inbox
        .parse((await specialist.get('/v1/notifications?limit=100')).body)
        .notifications.filter(({ customership }) => customership === id)
        .map(({ kind }) => kind),
    (kinds) => news.every((kind) => kinds.includes(kind)),
  )
  narrator.promise(
    'whoever answers for the file is told of each',
    news.every((kind) => told.includes(kind)),
    told,
  )
}
