import type { Scope } from '@tym/database'
import type { CustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findByIndex } from './search-customerships.ts'
import { createWorld, indexOf, type TestOfficer, type World } from './test-world.ts'

let world: World
let specialist: TestOfficer
let colleague: TestOfficer
let stranger: TestOfficer
let file: CustomershipId
const index = indexOf('160494-9021')
beforeAll(async () => {
  world = await createWorld()
  const { lahti, porvoo } = world.organisations
  specialist = await world.officer('Aino', 'employmentSpecialist', lahti)
  colleague = await world.officer('Oskar', 'employmentSpecialist', lahti)
  stranger = await world.officer('Kaisa', 'employmentSpecialist', porvoo)
  file = await world.open(specialist, { index })
})
afterAll(() => world.close())

const search = async (
  caller: TestOfficer,
  outOfTeam: boolean,
  scope: Scope = { kind: 'search', outOfTeam },
) => {
  const found = await world.as(caller, scope, (tx) => findByIndex(tx, index))
  return found.map(({ id, onTeam }) => ({ id, onTeam }))
}

test('a member of the team finds the file by identity code', async () => {
  expect(await search(specialist, false)).toEqual([{ id: file, onTeam: true }])
})

test('a colleague outside the team finds it only with a reason', async () => {
  expect(await search(colleague, false)).toEqual([])
  expect(await search(colleague, true)).toEqual([{ id: file, onTeam: false }])
})

test('an organisation that is no party finds nothing, whatever reason it gives', async () => {
  expect(await search(stranger, true)).toEqual([])
})

test('an officer of a party whose right is for another area finds nothing with a reason, nor does a registrar', async () => {
  const elsewhere = { ...colleague, area: world.areas.porvoo }
  expect(await search(elsewhere, true)).toEqual([])
  expect(await search({ ...elsewhere, role: 'registrar' }, false)).toEqual([])
})

test("a registrar finds the files of the own organisation's, and no others", async () => {
  const registrar = await world.officer('Tiina', 'registrar', specialist.authority)
  const other = await world.officer('Erik', 'registrar', stranger.authority)
  expect(await search(registrar, false)).toEqual([{ id: file, onTeam: false }])
  expect(await search(other, false)).toEqual([])
})

test('another person has another index, and no other scope searches', async () => {
  const found = await world.as(specialist, { kind: 'search', outOfTeam: false }, (tx) =>
    findByIndex(tx, indexOf('160494-902x')),
  )
  expect(found).toEqual([])
  expect(await search(specialist, false, { kind: 'caseload' })).toEqual([])
  expect(
    await search(specialist, false, { kind: 'customership', customership: file, outOfTeam: true }),
  ).toEqual([])
})
