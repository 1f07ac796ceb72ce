import { sampleRecipient } from '@tym/personas'
import { z } from 'zod'
import { writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const file = z.object({
  state: z.string(),
  version: z.number(),
  endedOn: z.string().nullable(),
  keptUntil: z.string().nullable(),
  deletionOn: z.string().nullable(),
})
export type EndedFile = z.infer<typeof file>

/** The three parties judge together that the need is over (8 §). Answers how the file stands then. */
export async function endFile(
  { specialist, socialWorker, kela }: Cast,
  customership: string,
  narrator: Narrator,
): Promise<EndedFile> {
  narrator.chapter('The need is over: three opinions, and the clock of four years starts (8 and 12 §)')
  const path = `/v1/customerships/${customership}`
  const read = async () => file.parse((await specialist.get(path)).body)
  const before = await read()
  const proposed = await specialist.post(`${path}/end-proposals`, { reason: 'employed' }, before.version)
  const first = writtenOf(proposed)
  const second = writtenOf(await socialWorker.post(`${path}/end-opinions`, { agrees: true }, first.version))
  narrator.promise('two opinions end nothing', (await read()).state === 'endProposed')
  writtenOf(await kela.post(`${path}/end-opinions`, { agrees: true }, second.version))
  const ended = await read()
  narrator.promise(
    'the third one does, and says until when the data is kept and when it is deleted',
    ended.state === 'ended' && ended.keptUntil !== null && ended.deletionOn !== null,
    ended,
  )
  narrator.tell(
    `Ended ${ended.endedOn}, kept until ${ended.keptUntil}, deleted on ${ended.deletionOn}. ${sampleRecipient.name} still has what it was given.`,
  )
  return ended
}
