import type { Actor } from './actor.ts'
import { codeOf, writtenOf } from './actor.ts'
import type { Narrator } from './narrator.ts'

/** Opens an ended file to one of its team, who is asked for a reason first. */
export async function openEnded(officer: Actor, customership: string, narrator?: Narrator): Promise<void> {
  const path = `/v1/customerships/${customership}`
  if (narrator !== undefined) {
    const unreasoned = await officer.get(path)
    narrator.promise(
      'after the end nobody of the team reads it without a reason, which the log keeps',
      codeOf(unreasoned) === 'reason-required',
      unreasoned.body,
    )
  }
  const opened = await officer.post(`${path}/openings`, {
    kind: 'statutoryTask',
    reason: 'Tarkistan, mitä päättymisen jälkeen on tehtävä.',
  })
  // An opening of the day before may still hold.
  if (codeOf(opened) !== 'state-conflict') writtenOf(opened)
}
