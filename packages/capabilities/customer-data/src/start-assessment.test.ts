import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { confirmAgeEndpoint } from './confirm-age.ts'
import { readWholeEndpoint } from './read-categories.ts'
import type { NewAssessment } from './start-assessment.ts'
import { startAssessmentEndpoint } from './start-assessment.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let specialist: TestCaller
let nurse: TestCaller
beforeAll(async () => {
  world = await createWorld()
  specialist = await world.officer('employmentSpecialist', world.organisations.lahti)
  nurse = await world.officer('nurse', world.organisations.county)
})
afterAll(() => world.close())

const start = (by: TestCaller, change: Partial<NewAssessment> | object = {}) =>
  world.send(startAssessmentEndpoint, by, {}, { ...world.assessment(), ...change })
const ground = { on: '2026-02-20', ground: 'ability', whyConsultationIsNotEnough: 'Neuvottelu ei riitä.' }
const counts = async () => {
  const [row] =
    await world.sql`select (select count(*) from customerships.customership) as files, (select count(*) from customer_data.entry) as entries`
  return row
}

test('a start opens the file, with the identity as its first entries', async () => {
  const done = await start(specialist)
  expect(done).toMatchObject({
    version: 1,
    touched: [{ categories: [1, 2], fields: ['1.01', '1.02', '1.03', '2.01', '2.08'] }],
  })
  const answer = await world.read(readWholeEndpoint, specialist, { customership: done.id })
  expect(answer.facts).toMatchObject({ state: 'underAssessment', startedOn: '2026-03-01' })
  const [identity] = answer.categories
  expect(identity?.entries.map(({ field, value }) => [field, value])).toEqual([
    ['1.01', '••••••-••••'],
    ['1.02', 'Suvi Annika'],
    ['1.03', 'Salainen'],
  ])
})

test('the ground that the starter finds themselves is theirs, and is dated by the start', async () => {
  const done = await start(nurse, { labourAuthority: world.organisations.heinola, ground })
  expect(done.touched).toMatchObject([{ fields: ['1.01', '1.02', '1.03', '2.01', '2.07', '2.08'] }])
  const answer = await world.read(readWholeEndpoint, nurse, { customership: done.id })
  expect(answer.categories[1]?.entries).toMatchObject([
    {
      field: '2.07',
      source: 'officer',
      occurredOn: '2026-03-01',
      owner: world.organisations.county,
      value: ground,
    },
  ])
})

test('a ground that is not of the declared form opens nothing', async () => {
  const before = await counts()
  const wrong = start(specialist, { ground: { on: '2026-02-20', ground: 'other' } })
  await expect(wrong).rejects.toMatchObject(problem('invalid-input'))
  expect(await counts()).toEqual(before)
})

test('the identity is kept by the labour authority also where a county starts, under the name of who wrote it', async () => {
  const done = await start(nurse, { labourAuthority: world.organisations.heinola })
  const rows =
    await world.sql`select owner, author_employer from customer_data.entry where customership = ${done.id}`
  expect(rows.map((row) => [row['owner'], row['author_employer']])).toEqual(
    Array.from({ length: 3 }, () => [world.organisations.heinola, world.organisations.county]),
  )
})

describe('a signed referral', () => {
  test('is copied in under its own date', async () => {
    const nationalId = world.nationalId()
    const content = { '2.05': { on: '2026-02-20', text: 'Saate' }, '2.07': ground }
    const referral = await world.signReferral(nationalId, '2026-02-20', content)
    const done = await start(specialist, { nationalId, referral })
    const answer = await world.read(readWholeEndpoint, specialist, { customership: done.id })
    expect(answer.facts).toMatchObject({
      referringParty: world.organisations.county,
      referredOn: '2026-02-20',
    })
    expect(answer.categories[1]?.entries).toMatchObject([
      { field: '2.05', source: 'referrer', occurredOn: '2026-02-20', value: { text: 'Saate' } },
      { field: '2.07', source: 'referrer', occurredOn: '2026-02-20', value: ground },
    ])
  })

  test('whose key was revoked a moment ago opens nothing, whatever the process has read before', async () => {
    const nationalId = world.nationalId()
    const referral = await world.signReferral(nationalId, '2026-02-20', { '2.07': ground })
    const before = await counts()
    const revokedAt = (at: string | null) =>
      world.sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update organisations.signing_key set revoked_at = ${at} where use = 'document'`
      })
    await revokedAt('2026-03-01')
    await expect(start(specialist, { nationalId, referral })).rejects.toMatchObject(
      problem('referral-invalid'),
    )
    expect(await counts()).toEqual(before)
    await revokedAt(null)
    await start(specialist, { nationalId, referral })
  })

  test('about another person, of a later day, or of another hand is refused, and nothing is opened', async () => {
    const nationalId = world.nationalId()
    const before = await counts()
    const other = await world.signReferral(world.nationalId(), '2026-02-20', { '2.07': ground })
    const later = await world.signReferral(nationalId, '2026-03-02', { '2.07': ground })
    const forged = `${(await world.signReferral(nationalId, '2026-02-20', { '2.07': ground })).slice(0, -4)}AAAA`
    const groundless = await world.signReferral(nationalId, '2026-02-20', {})
    for (const referral of [other, later, forged, groundless])
      await expect(start(specialist, { nationalId, referral })).rejects.toMatchObject(
        problem('referral-invalid'),
      )
    expect(await counts()).toEqual(before)
  })
})

describe('a start is refused and opens nothing', () => {
  test.each([
    ['in the future', { startedOn: '2026-03-03' }, 'start-in-future'],
    ['on a day before the Act', { startedOn: '2024-12-31' }, 'start-too-early'],
    ['of a child, on one officer’s word', { nationalId: '010112A900K' }, 'age-takes-two'],
    ['of somebody who is not born yet', { nationalId: '020326A900E' }, 'age-implausible'],
    ['of somebody of another century', { nationalId: '010195+9000' }, 'age-implausible'],
    ['on the word of the population register', { identitySource: 'populationRegister' }, 'invalid-input'],
    ['on a day that does not exist', { startedOn: '2026-02-30' }, 'invalid-date'],
    ['without a valid identity code', { nationalId: '010150-900A' }, 'invalid-national-id'],
    ['without a word that the person is unemployed', { unemployedConfirmed: false }, 'invalid-input'],
    ['with an unpaired surrogate in a name', { familyName: 'Mal\ud800li' }, 'invalid-text'],
    ['with a name over its limit', { givenNames: 'a'.repeat(201) }, 'invalid-input'],
    ['with fields of its own', { gender: 'x' }, 'unknown-field'],
  ])('%s', async (_why, change, code) => {
    const before = await counts()
    await expect(start(specialist, change)).rejects.toMatchObject(problem(code))
    expect(await counts()).toEqual(before)
  })

  test('on the word of a second officer that the log does not have, by the database itself', async () => {
    const nationalId = '010112A900K'
    const { startedOn } = world.assessment()
    const colleague = await world.officer('employmentSpecialist', world.organisations.lahti)
    const before = await counts()
    const { output } = await world.send(confirmAgeEndpoint, colleague, {}, { nationalId, startedOn })
    const { confirmation } = z.object({ confirmation: z.string() }).parse(output)
    const young = { nationalId, startedOn, ageConfirmation: confirmation }
    await expect(start(specialist, young)).rejects.toMatchObject({ cause: { code: '42501' } })
    expect(await counts()).toEqual(before)
  })

  test('while another customership of the person is open', async () => {
    const nationalId = world.nationalId()
    await start(specialist, { nationalId })
    const again = start(nurse, { nationalId })
    await expect(again).rejects.toMatchObject(problem('open-customership-exists'))
  })

  test('in another area than the one that the right is for', async () => {
    const elsewhere = { area: world.otherArea, labourAuthority: world.organisations.heinola }
    const before = await counts()
    await expect(start(nurse, elsewhere)).rejects.toMatchObject(problem('not-permitted'))
    expect(await counts()).toEqual(before)
    await start(await world.officer('nurse', world.organisations.county, world.otherArea), elsewhere)
  })

  test('by a role that does no case work', async () => {
    const leader = await world.officer('leadPerson', world.organisations.lahti)
    await expect(start(leader)).rejects.toMatchObject(problem('not-permitted'))
  })
})
