import type { PlainDate } from '@tym/kernel'
import { z } from 'zod'
import { type Actor, codeOf, writtenOf } from './actor.ts'
import type { Cast } from './cast.ts'
import type { Narrator } from './narrator.ts'

const file = z.looseObject({
  version: z.number(),
  state: z.string(),
  endReason: z.string().nullable(),
  endedOn: z.string().nullable(),
  keptUntil: z.string().nullable(),
})

const read = async (by: Actor, path: string) => file.parse((await by.get(path)).body)
const reason = 'Asiakas soitti itse: merkintä koskee hänen kaimaansa.'

/**
 * A customer dies: the file ends from that day. Another was noticed to be dead by mistake: two persons undo
 * it, and the file goes on.
 */
export async function tellOfDeath(
  { specialist, socialWorker }: Cast,
  { living, dying, today }: { readonly living: string; readonly dying: string; readonly today: PlainDate },
  narrator: Narrator,
): Promise<void> {
  narrator.chapter('A customer dies, and another is said to have died by mistake')
  const who = { nationalId: dying, givenNames: 'Aimo Olavi', familyName: 'Esimerkki' }
  const started = { ...who, startedOn: today, unemployedConfirmed: true }
  const { id } = writtenOf(await specialist.post('/v1/customerships', started))
  const notice = { diedOn: today, source: 'relative' }
  const own = `/v1/customerships/${id}`
  writtenOf(await specialist.post(`${own}/death-notices`, notice, 1))
  writtenOf(
    await specialist.post(`${own}/openings`, {
      kind: 'statutoryTask',
      reason: 'Tarkistan, milloin tiedot poistetaan.',
    }),
  )
  const ended = await read(specialist, own)
  narrator.promise(
    'a notice of death ends the customership from that day without opinions, and the four years run from it',
    ended.state === 'ended' &&
      ended.endReason === 'death' &&
      ended.endedOn === today &&
      ended.keptUntil !== null,
    ended,
  )

  const path = `/v1/customerships/${living}`
  const before = await read(specialist, path)
  const mistaken = writtenOf(await specialist.post(`${path}/death-notices`, notice, before.version))
  narrator.tell(`${specialist.name} took a relative's call to be about the story's customer, who lives`)
  const undoings = `${path}/death-notices/${mistaken.id}/undoings`
  const undoing = writtenOf(await specialist.post(undoings, { reason }))
  const decision = `${path}/death-undoings/${undoing.id}/decision`
  const alone = await specialist.post(decision, { decision: 'approve' }, undoing.version)
  narrator.promise('nobody undoes a death alone', codeOf(alone) === 'own-proposal', alone.body)
  writtenOf(await socialWorker.post(decision, { decision: 'approve' }, undoing.version))
  const after = await read(specialist, path)
  narrator.promise(
    'a second person undoes it, and the file stands as it did before: state, team and time limits',
    JSON.stringify({ ...after, version: 0 }) === JSON.stringify({ ...before, version: 0 }),
    after,
  )
}
