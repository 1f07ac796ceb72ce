import { personId } from '@tym/kernel'
import { areBarred, mayActFor, mayHold, type RoleId, roleIds } from '@tym/register'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { insertApplication } from './queries.ts'
import {
  aino,
  application,
  createTestWorld,
  foundation,
  loviisa,
  loviisaOfficer,
  porvoo,
  porvooOfficer,
  type TestWorld,
} from './test-world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(() => world.clear())
afterAll(() => world.drop())

const ofPorvoo = roleIds.filter(
  (role) => mayHold(role, 'labourAuthority') && mayActFor(role, 'labourAuthority'),
)
const persons = ofPorvoo.filter((role) => role !== 'partySystem')
const pairs = persons.flatMap((one) =>
  persons.filter((other) => areBarred(one, other)).map((other) => [one, other] as const),
)

test('there are pairs to be barred, and pairs that are not', () => {
  expect(pairs.length).toBeGreaterThan(4)
  expect(areBarred('leadPerson', 'employmentSpecialist')).toBe(false)
})

test.each(pairs)('who holds %s is not applied for as %s', async (held, wanted) => {
  await world.granted({ role: held })
  await expect(world.apply({ role: wanted })).rejects.toMatchObject({ code: 'roles-barred' })
})

test('a lead person may be an employment specialist besides', async () => {
  await world.granted({ role: 'leadPerson' })
  await world.granted({ role: 'employmentSpecialist' })
})

test('a right of another employer bars as well, and one that has ended does not', async () => {
  const own = { role: 'supervisor' as const, authority: loviisa }
  await world.granted({ role: 'employmentSpecialist' })
  await expect(world.apply(own, loviisaOfficer)).rejects.toMatchObject({ code: 'roles-barred' })
  await world.clear()
  await world.apply(own, loviisaOfficer)
})

test('is asked again when it is granted: of two applications of before neither becomes a right beside the other', async () => {
  const one = await world.apply({ role: 'employmentSpecialist' })
  const other = await world.apply({ role: 'supervisor', holder: personId.parse('person-somebody') })
  await world.admin.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update usage_rights.usage_right set holder = ${aino} where id = ${other}`
  })
  for (const id of [one, other]) await expect(world.grant(id)).rejects.toMatchObject({ code: 'roles-barred' })
})

test('two that apply for barred roles at once do not both get through', async () => {
  const both = await Promise.allSettled(
    (['supervisor', 'employmentSpecialist'] as const).map((role) => world.apply({ role })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the database refuses by itself a barred role, and a supervisor in another organisation’s name', async () => {
  const insert = (role: RoleId, change: object = {}) =>
    world.as(porvooOfficer, (tx) =>
      insertApplication(
        tx,
        { ...application, employer: porvoo, role, ...change },
        { by: porvooOfficer.person, changes: null },
      ),
    )
  await insert('registrar')
  await expect(insert('supervisor')).rejects.toMatchObject({ cause: { code: 'TY041' } })
  const inTheirName = world.as(loviisaOfficer, (tx) =>
    insertApplication(
      tx,
      { ...application, holder: aino, employer: loviisa, role: 'supervisor' },
      { by: loviisaOfficer.person, changes: null },
    ),
  )
  await expect(inTheirName).rejects.toMatchObject({ cause: { code: 'TY041' } })
  await expect(world.apply({ role: 'supervisor' }, loviisaOfficer)).rejects.toMatchObject({
    code: 'role-not-for-employer',
  })
})

test('the database refuses by itself a right of a service provider’s staff', async () => {
  for (const change of [{ employer: foundation }, { employer: porvoo, authority: foundation }]) {
    const insert = world.as(porvooOfficer, (tx) =>
      insertApplication(
        tx,
        { ...application, role: 'employmentSpecialist', ...change },
        { by: porvooOfficer.person, changes: null },
      ),
    )
    await expect(insert).rejects.toMatchObject({ cause: { code: 'TY001' } })
  }
})
