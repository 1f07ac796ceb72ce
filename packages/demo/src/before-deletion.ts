import { addDays, type PlainDate } from '@tym/kernel'
import { z } from 'zod'
import { type Actor, codeOf, type Origins, signIn, writtenOf } from './actor.ts'
import type { Narrator } from './narrator.ts'
import { openEnded } from './open-ended.ts'
import { until } from './until.ts'

const inbox = z.object({
  messages: z.array(
    z.looseObject({
      recipient: z.object({ nationalId: z.string() }),
      contents: z.array(z.object({ title: z.string() })),
    }),
  ),
})
const planned = z.object({
  items: z.array(z.object({ customership: z.string(), state: z.string() })),
  nextCursor: z.string().nullable(),
})
const disclosed = z.object({
  recall: z.object({ state: z.string(), reason: z.string(), outcome: z.string().nullable() }).nullable(),
})

/** What has come to a customer's inbox: the titles, newest first. */
export async function titlesOf(nationalId: string, { identityOrigin }: Origins): Promise<string[]> {
  const answer = await fetch(`${identityOrigin}/inbox`, { headers: { accept: 'application/json' } })
  const { messages } = inbox.parse(await answer.json())
  return messages
    .filter(({ recipient }) => recipient.nationalId === nationalId)
    .map(({ contents }) => contents[0]?.title ?? '')
}

/** How the plan of deletions has a file by a day, or undefined where it is not in it. */
export async function plannedStateOf(
  operator: Actor,
  customership: string,
  on: PlainDate,
): Promise<string | undefined> {
  let page = planned.parse((await operator.get(`/v1/deletion-plan?on=${on}`)).body)
  for (;;) {
    const found = page.items.find((item) => item.customership === customership)
    if (found !== undefined || page.nextCursor === null) return found?.state
    page = planned.parse((await operator.get(`/v1/deletion-plan?on=${on}&cursor=${page.nextCursor}`)).body)
  }
}

/**
 * Two weeks before: the customer and the recipients are told, and an authority that still needs the file
 * holds it.
 */
export async function holdBeforeDeletion(
  of: {
    readonly customership: string
    readonly nationalId: string
    readonly disclosure: string
    readonly keptUntil: PlainDate
    readonly due: PlainDate
  },
  today: PlainDate,
  origins: Origins,
  narrator: Narrator,
): Promise<string> {
  narrator.chapter(`Almost four years pass: ${today}`)
  const { customership, nationalId, disclosure, keptUntil, due } = of
  const path = `/v1/customerships/${customership}`
  const [specialist, registrar, operator] = await Promise.all([
    signIn('porvoo-specialist', origins),
    signIn('porvoo-registrar', origins),
    signIn('keha-operator', origins),
  ])
  await openEnded(specialist, customership)
  const told = await until(
    () => titlesOf(nationalId, origins),
    (titles) => titles.some(isAnnouncement),
  )
  const announced = told.filter(isAnnouncement)
  narrator.promise(
    'the customer is told beforehand, through the message service',
    announced.length === 1,
    announced,
  )
  narrator.tell(announced[0] ?? '')
  const recalled = await until(
    async () => disclosed.parse((await specialist.get(`${path}/disclosures/${disclosure}`)).body),
    ({ recall }) => recall?.state === 'confirmed',
  )
  narrator.promise(
    'the recipient of what was disclosed is told to delete its copy, and confirms it, signed',
    recalled.recall?.reason === 'deleted' && recalled.recall.outcome === 'deleted',
    recalled,
  )
  narrator.promise(
    'the plan of deletions has the file, for the agency’s operators, and nothing of what is in it',
    (await plannedStateOf(operator, customership, due)) === 'due',
  )
  narrator.promise(
    `no run takes it on ${keptUntil}, its last day of keeping: ${due} is the first on which one does`,
    (await plannedStateOf(operator, customership, keptUntil)) === undefined,
  )
  const hold = {
    scope: 'file',
    ground: 'pendingMatter',
    section: '808/2019 7 §',
    reviewOn: addDays(due, 60),
    reason: 'Muutoksenhaku päätökseen on vireillä hallinto-oikeudessa.',
  }
  const { id } = writtenOf(await specialist.post(`${path}/holds`, hold))
  const alone = await specialist.post(`${path}/holds/${id}/decision`, { decision: 'approve' }, 1)
  narrator.promise('nobody approves a hold of their own', codeOf(alone) === 'own-proposal', alone.body)
  writtenOf(await registrar.post(`${path}/holds/${id}/decision`, { decision: 'approve' }, 1))
  narrator.promise(
    'a hold that a second person has approved stands in the plan',
    (await plannedStateOf(operator, customership, due)) === 'held',
  )
  return id
}

const isAnnouncement = (title: string) => title.endsWith('poistetaan')
