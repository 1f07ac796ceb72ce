import { afterAll, beforeAll, expect, test } from 'vitest'
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

test('whoever is not on the team is told nothing', async () => {
  const outsider = await world.officer('nurse', world.organisations.county)
  await expect(read(outsider)).rejects.toMatchObject(problem('not-found'))
})
