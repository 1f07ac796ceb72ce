import { addDays } from '@tym/kernel'
import { accessFlags } from '@tym/register'
import { expectDone, type Holder } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type FlagWorld, openFlagWorld } from './test-flags.ts'

let world: FlagWorld
let officer: Holder
beforeAll(async () => {
  world = await openFlagWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  officer = await world.newOfficer()
})

const open = async () => {
  const body = { kind: 'dutyCover', reason: 'Sijaistan vastuuvirkailijaa tänään.' }
  expectDone(await officer.fetch('POST', `${world.file.path}/openings`, { body }), 'open')
}
/** The flag that the watch has raised of the opening. */
const flagged = async () => {
  await world.watch()
  const flags = await world.flagsOf(officer)
  const [flag] = flags
  if (flag === undefined) throw new Error('nothing was flagged')
  expect(flags).toMatchObject([{ kind: 'glassOpening', lineCount: 1, state: 'open' }])
  return flag
}

test('each opening is flagged, its reads are not, and the supervisor records the outcome', async () => {
  await open()
  for (let reads = 0; reads < 3; reads += 1) await officer.fetch('GET', `${world.file.path}/summary`)
  const { id, version } = await flagged()
  expect(await world.answer(officer, id, version)).toMatchObject({ status: 403 })
  expectDone(await world.answer(world.supervisor, id, version), 'answer')
  expect(await world.flagsOf(officer)).toMatchObject([{ state: 'answered' }])
})

test('whoever opened does not answer, not even as a supervisor since', async () => {
  await open()
  const { id, version } = await flagged()
  await world.network.endRight(officer)
  const { person } = officer
  const both = await world.network.holder({ role: 'supervisor', organisation: 'porvoo', person })
  expect(await world.answer(both, id, version)).toMatchObject({ status: 404, code: 'not-found' })
})

test('an opening without an outcome is overdue, and said to be', async () => {
  await open()
  await flagged()
  const { clock } = world.network
  clock.setCalendar(addDays(clock.calendar(), accessFlags.answerDays + 1))
  await world.run('remind-access-flags')
  expect(await world.flagsOf(officer)).toMatchObject([{ kind: 'glassOpening', state: 'overdue' }])
  expect((await world.noticed(world.supervisor, 'accessFlagOverdue')).length).toBeGreaterThan(0)
})
