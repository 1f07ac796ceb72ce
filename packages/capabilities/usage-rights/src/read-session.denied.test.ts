import { newCertificateId, personId, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from './read-session.ts'
import { aino, area, county, createTestWorld, porvoo, type TestWorld } from './test-world.ts'

let world: TestWorld
let right: UsageRightId
beforeAll(async () => {
  world = await createTestWorld()
  right = await world.granted()
})
afterAll(() => world.drop())

const read = (person: typeof aino, employer: typeof porvoo) => {
  const caller = {
    kind: 'person',
    person,
    certificate: newCertificateId(),
    role: 'employmentSpecialist',
    title: 'työllisyysasiantuntija',
    employer,
    authority: employer,
    area,
    usageRight: right,
  } as const
  return world.as(caller, (tx) => readSession(tx, caller), { kind: 'public' })
}

test('the database shows a right to its holder under its employer, and to nobody else', async () => {
  expect(await read(aino, porvoo)).toMatchObject({ usageRight: right, duty: 'monialainen tuki' })
  await expect(read(aino, county)).rejects.toMatchObject({ code: 'not-found' })
  await expect(read(personId.parse('person-oskar'), porvoo)).rejects.toMatchObject({ code: 'not-found' })
})
