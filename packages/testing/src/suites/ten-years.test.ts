import { addDays, addMonths, type PlainDate, plainDate, stopwatch } from '@tym/kernel'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { check } from '../deletion/ten-years/check.ts'
import { type Event, years } from '../deletion/ten-years/event.ts'
import { end, type Life, live, moveHold, rotateLog, run } from '../deletion/ten-years/life.ts'
import { type DeletionWorld, openDeletionWorld } from '../deletion/world.ts'
import { findInDatabase } from '../find-in-database.ts'
import { inFull } from '../in-full.ts'
import type { Holder } from '../network/holder.ts'

let world: DeletionWorld
let registrar: Holder
let today: PlainDate
beforeAll(async () => {
  world = await openDeletionWorld()
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  // Rights are granted again as years pass: these tests are not about them.
  await world.network.sql`update usage_rights.usage_right set valid_until = valid_until + interval '20 years'`
  today = world.network.clock.calendar()
})
afterAll(() => world.close())

/** How many histories, and milliseconds in which another one is begun. */
const runs = inFull(200, 12)
const limit = inFull(6_000_000, 15_000)
const verified = new Set<string>()

test(
  'whatever happens in ten years: nothing goes early or while held, nothing stays a day too long, and all of it is certified',
  async () => {
    const took = stopwatch()
    await fc.assert(
      // Years that have begun are lived to their end.
      fc.asyncProperty(years, async (events) => {
        if (took() < limit) await liveThrough(events)
      }),
      { numRuns: runs, endOnFailure: true },
    )
  },
  limit + 60_000,
)

async function liveThrough(events: readonly Event[]): Promise<void> {
  const { clock } = world.network
  clock.setCalendar(today)
  const life: Life = {
    world,
    registrar,
    files: [],
    certifiedAtMost: undefined,
    until: addMonths(today, 120),
  }
  // So that there is something to delete before the ten years are over.
  await live(life, { kind: 'start', person: 0 })
  await live(life, { kind: 'end', file: 0, isAgreed: true })
  await live(life, { kind: 'start', person: 1 })
  for (const { after, happening } of events) {
    const day = addDays(clock.calendar(), after)
    if (day <= life.until) clock.setCalendar(day)
    await live(life, happening)
    await check(life, verified)
  }
  await letAllEnd(life)
}

/** Once every need is over and the worker goes on, nothing is left of anybody. */
async function letAllEnd(life: Life): Promise<void> {
  const { network } = world
  for (const file of life.files) if (file.endedOn === undefined) await end(life, file, true)
  for (const file of life.files)
    for (const hold of file.holds)
      if (hold.state === 'live' && hold.scope === 'file') await moveHold(life, { file, hold }, 'release')
  rotateLog(life)
  network.clock.setCalendar(plainDate.parse(addMonths(life.until, 49)))
  await run(life)
  await check(life, verified)
  const open = await network.sql`select state, residue from retention.deletion where state <> 'certified'`
  expect([...open], 'every deletion that has begun ends certified').toEqual([])
  const ids = life.files.map(({ id }) => id)
  for (const database of [network.sql, network.keySql])
    expect(await findInDatabase(database, ids)).toEqual([])
}
