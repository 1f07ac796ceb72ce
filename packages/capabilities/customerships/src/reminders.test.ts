import type { CustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceCustomership } from './advance-customership.ts'
import { notifyOutOfTeamRead } from './notify-out-of-team-read.ts'
import { planLimit, remindOfDeadlines, reviewLimit } from './remind-of-deadlines.ts'
import { createWorld, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
let nurse: TestOfficer
let kela: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('Aino', 'employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('Helena', 'nurse', world.organisations.county)
  kela = await world.officer('Kalle', 'workAbilitySpecialist', world.organisations.kela)
})
afterAll(() => world.close())

const remind = async (kind: 'plan' | 'review') => {
  const { counts } = await world.job(`remind-${kind}-due`, (tx) =>
    remindOfDeadlines(tx, kind === 'plan' ? planLimit : reviewLimit, undefined),
  )
  return counts
}
const noticesOf = async (officer: TestOfficer, file: CustomershipId) => {
  const rows = await world.admin.sql`select kind, due_on::text as due from notifications.notification
    where recipient = ${officer.person} and customership = ${file} order by created_at, id`
  return rows.map(({ kind, due }) => `${kind} ${due}`)
}

test('the responsible officers are told of the plan before it is due and while it is late, each time once', async () => {
  const file = await world.openWithAll(specialist, nurse)
  await remind('plan')
  expect(await noticesOf(nurse, file)).toEqual([])
  for (const days of [62, 16, 14, 1, 1, 6, 1]) {
    world.clock.advance({ days })
    await remind('plan')
    expect(await remind('plan')).toMatchObject({ sent: 0 })
  }
  expect(await noticesOf(nurse, file)).toEqual([
    'planDue 2026-06-02',
    'planDue 2026-06-02',
    'planDue 2026-06-02',
    'planOverdue 2026-06-02',
    'planOverdue 2026-06-02',
  ])
  expect(await noticesOf(specialist, file)).toHaveLength(5)
})

test('once the plan is in force its review is reminded of, and Kela only when it takes part', async () => {
  const file = await world.openWithAll(specialist, nurse, kela)
  const on = world.clock.calendar()
  await world.agreePlan(file)
  await world.inside(specialist, file, async (tx) => {
    const drafted = await advanceCustomership(
      tx,
      file,
      { to: 'planDraft', on },
      { ...specialist, expectedVersion: 1 },
    )
    await advanceCustomership(
      tx,
      file,
      { to: 'planInForce', on },
      { ...specialist, expectedVersion: drafted.version },
    )
  })
  world.clock.advance({ months: 3 })
  await remind('plan')
  await remind('review')
  expect(await noticesOf(specialist, file)).toEqual([`reviewDue ${world.clock.calendar()}`])
  expect(await noticesOf(nurse, file)).toEqual([`reviewDue ${world.clock.calendar()}`])
  expect(await noticesOf(kela, file)).toEqual([])
  world.clock.advance({ days: 1 })
  await remind('review')
  expect((await noticesOf(nurse, file)).at(-1)).toMatch(/^reviewOverdue /)
})

test('the responsible officers are told of a read from outside the team, once', async () => {
  const file = await world.openWithAll(specialist, nurse)
  const line = '0198f0a0-0000-7000-8000-0000000000aa'
  const tell = () =>
    world.job('notify-out-of-team-read', (tx) => notifyOutOfTeamRead(tx, { customership: file, line }))
  expect(await tell()).toEqual({ sent: 2 })
  expect(await tell()).toEqual({ sent: 0 })
  expect(await noticesOf(specialist, file)).toEqual(['outOfTeamRead null'])
})
