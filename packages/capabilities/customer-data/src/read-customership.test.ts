import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readCustomershipEndpoint } from './read-customership.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  await file.record(file.specialist, '1.06', 'Lahti', { source: 'customer' })
})
afterAll(() => world.close())

const told = z.looseObject({
  recorded: z.array(z.unknown()).optional(),
  team: z.array(z.looseObject({})),
})
const read = (by: TestCaller) => world.send(readCustomershipEndpoint, by, file.params)

test('a file names its person to everybody of the team, in the line that its read leaves anyway', async () => {
  for (const by of [file.specialist, file.nurse, file.kelaSpecialist]) {
    const { output, touched } = await read(by)
    expect(output).toMatchObject({ displayName: 'Suvi Annika Salainen', state: 'underAssessment' })
    expect(JSON.stringify(output)).not.toContain(file.nationalId)
    expect(touched).toMatchObject([{ categories: [1, 2] }])
    expect(touched[0]?.fields?.slice(0, 3)).toEqual(['1.02', '1.03', '2.01'])
  }
})

test('it calls a person by the name that they prefer, and shows nothing of how they are met', async () => {
  await file.record(file.specialist, '1.04', 'Suvi', { source: 'customer' })
  const { output, touched } = await read(file.nurse)
  expect(output).toMatchObject({ displayName: 'Suvi Salainen' })
  expect(JSON.stringify(output)).not.toContain('Lahti')
  expect(touched[0]?.fields).not.toContain('1.06')
})

test('a customer, who knows their name, is told the file without it', async () => {
  const { output, touched } = await read(file.customer)
  expect(output).not.toHaveProperty('displayName')
  expect(touched).toMatchObject([{ categories: [2] }])
})

test('a customer is told how many facts of each category there are, by which officers they are served, and no more', async () => {
  const own = await openFile(world)
  const count = async (by: TestCaller) =>
    told.parse((await world.send(readCustomershipEndpoint, by, own.params)).output)
  const before = (await count(own.customer)).recorded
  await own.record(own.nurse, '5.04', { limit: 'Ei nostoja' })
  await own.record(own.nurse, '5.04', { limit: 'Ei seisomatyötä' })
  await own.record(own.specialist, '3.04', 'myyjä')
  const { recorded, team } = await count(own.customer)
  expect(recorded).toEqual([...(before ?? []), { category: 3, facts: 1 }, { category: 5, facts: 2 }])
  expect(team.length).toBeGreaterThan(0)
  for (const member of team) {
    expect(member).toMatchObject({ responsible: true, name: expect.any(String), title: expect.any(String) })
    expect(member).not.toHaveProperty('person')
  }
  expect(await count(own.nurse)).not.toHaveProperty('recorded')
})

test('whoever is not on the team is told nothing', async () => {
  const outsider = await world.officer('nurse', world.organisations.county)
  await expect(read(outsider)).rejects.toMatchObject(problem('not-found'))
})
