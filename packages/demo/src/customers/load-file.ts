import { addDays, type PlainDate } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import { z } from 'zod'
import { type Actor, codeOf, type Origins, signIn, writtenOf } from '../actor.ts'
import type { DemoFile } from './demo-file.ts'

const listed = z.object({ version: z.number() })

/**
 * Writes one file as the cast would: opens it, takes it for the other parties, builds the team, records the
 * entries. False where the person has an open file already, as at a later start: then nothing is written.
 */
export async function loadFile(file: DemoFile, today: PlainDate, origins: Origins): Promise<boolean> {
  const actors = new Map<string, Actor>()
  const as = async (key: string): Promise<Actor> => {
    const known = actors.get(key)
    if (known !== undefined) return known
    const actor = await signIn(key, origins)
    actors.set(key, actor)
    return actor
  }
  const { nationalId, givenNames, familyName } = file
  const specialist = await as(file.specialist)
  const opened = await specialist.post('/v1/customerships', {
    nationalId,
    givenNames,
    familyName,
    startedOn: addDays(today, -file.startedDaysAgo),
    unemployedConfirmed: true,
  })
  if (codeOf(opened) === 'open-customership-exists') return false
  const path = `/v1/customerships/${writtenOf(opened).id}`
  for (const { key, adds } of file.takenBy) {
    const taker = await as(key)
    writtenOf(await taker.post(`${path}/taking`, {}))
    for (const colleague of adds)
      writtenOf(await taker.post(`${path}/team`, { person: getStaff(colleague).subject }))
  }
  for (const { by, body } of file.entries(today))
    writtenOf(await (await as(by)).post(`${path}/entries`, body))
  if (file.plan === 'draft') {
    const { version } = listed.parse((await specialist.get(path)).body)
    writtenOf(await specialist.post(`${path}/steps`, { to: 'planDraft', on: addDays(today, -3) }, version))
  }
  return true
}
