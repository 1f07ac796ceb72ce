import { z } from 'zod'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const log = z.object({
  items: z.array(
    z.object({
      at: z.string(),
      event: z.string(),
      outcome: z.string(),
      role: z.string().nullable(),
      categories: z.array(z.number()),
      outOfTeam: z.boolean(),
    }),
  ),
})

/** The responsible officer asks who has read what; the question is itself logged. */
export async function whoReadWhat(
  { specialist }: Cast,
  customership: string,
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('Who read what')
  const answer = await specialist.get(`/v1/customerships/${customership}/access-log?limit=100`)
  const { items } = log.parse(answer.body)
  for (const { at, event, outcome, role, categories, outOfTeam } of items.slice(0, 12)) {
    narrator.tell(
      `${at.slice(0, 19)}  ${outcome.padEnd(8)}${(role ?? '').padEnd(24)}${event.padEnd(28)}${categories.join(',')}${outOfTeam ? '  outside the team' : ''}`,
    )
  }
  narrator.promise(
    'the reads of health data are there',
    items.some(({ event, categories }) => event.includes('read') && categories.includes(5)),
  )
  narrator.promise(
    'the read outside the team is marked',
    items.some(({ outOfTeam, outcome }) => outOfTeam && outcome === 'allowed'),
  )
  narrator.promise(
    "the outsider's refused attempt is there",
    items.some(({ outcome, role }) => outcome === 'denied' && role === 'employmentSpecialist'),
  )
}
