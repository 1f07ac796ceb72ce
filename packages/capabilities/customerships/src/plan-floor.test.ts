import type { CustomershipId } from '@tym/kernel'
import { planFloor } from '@tym/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceCustomership } from './advance-customership.ts'
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

const step = (id: CustomershipId, to: 'planDraft' | 'planInForce' | 'underReview', kelaTakesPart?: boolean) =>
  world.inside(specialist, id, async (tx) => {
    const [row] = await tx.drizzle.execute<{ version: number }>(
      'select version from customerships.customership',
    )
    const on = world.clock.calendar()
    return advanceCustomership(
      tx,
      id,
      { to, on, kelaTakesPart },
      { ...specialist, expectedVersion: row?.version ?? 0 },
    )
  })
const drafted = async (...parties: [TestOfficer, ...TestOfficer[]]) => {
  const id = await world.openWithAll(...parties)
  await step(id, 'planDraft')
  return id
}
const incomplete = (...missing: string[]) => ({ code: 'plan-incomplete', extra: { missing } })

test('a plan that the county has not taken and that holds nothing is not brought into force, and it is said why', async () => {
  const id = await drafted(specialist)
  await expect(step(id, 'planInForce')).rejects.toMatchObject(incomplete('wellbeingCounty', ...planFloor))
})

test.each(planFloor)('a plan without %s is not brought into force', async (field) => {
  const id = await drafted(specialist, nurse)
  await world.agreePlan(
    id,
    planFloor.filter((each) => each !== field),
  )
  await expect(step(id, 'planInForce')).rejects.toMatchObject(incomplete(field))
  await world.agreePlan(id, [field])
  expect(await step(id, 'planInForce')).toMatchObject({ state: 'planInForce' })
})

test('Kela must have taken the file where it takes part in the plan, and only there', async () => {
  const id = await drafted(specialist, nurse)
  await world.agreePlan(id)
  await expect(step(id, 'planInForce', true)).rejects.toMatchObject(incomplete('kela'))
  expect(await step(id, 'planInForce')).toMatchObject({ state: 'planInForce' })
  await step(id, 'underReview', true)
  await expect(step(id, 'planInForce')).rejects.toMatchObject(incomplete('kela'))
  await world.take(kela, id)
  expect(await step(id, 'planInForce')).toMatchObject({ state: 'planInForce', kelaInPlan: true })
})

test('the database refuses a plan without its floor by itself', async () => {
  const id = await drafted(specialist, nurse)
  const force = () =>
    world.inside(specialist, id, (tx) =>
      tx.drizzle.execute(
        "update customerships.customership set state = 'planInForce', plan_in_force_on = started_on",
      ),
    )
  await expect(force()).rejects.toMatchObject({ cause: { code: 'TY091' } })
  await world.agreePlan(id)
  await force()
})

test('nobody takes a file for another, says the database', async () => {
  const id = await world.open(specialist)
  await expect(
    world.as(nurse, { kind: 'taking', customership: id }, (tx) =>
      tx.drizzle.execute(
        `update customerships.party set taken_at = '2026-03-02', taken_by = 'somebody-else'
          where organisation = '${nurse.authority}'`,
      ),
    ),
  ).rejects.toMatchObject({ cause: { code: 'TY090' } })
})

test('what a plan lacks is told from within its own file only', async () => {
  const [own, other] = [await world.open(specialist), await world.open(specialist)]
  const [row] = await world.inside(specialist, own, async (tx) => [
    ...(await tx.drizzle.execute<{ lacks: unknown }>(
      `select relation.plan_lacks('${other}', false) as lacks`,
    )),
  ])
  expect(row).toEqual({ lacks: null })
})
