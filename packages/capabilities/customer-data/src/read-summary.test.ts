import { newCustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readCodeEndpoint } from './identity/read-code.ts'
import { maskedCode } from './mask-code.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { readSummaryEndpoint } from './read-summary.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  await file.record(file.nurse, '5.01', 'Selän rasitusvaiva')
  await file.record(file.nurse, '5.04', { limit: 'Ei toistuvia raskaita nostoja.' })
  await file.record(file.specialist, '1.11', 'sv', { source: 'customer' })
  await file.record(file.socialWorker, '4.03', { situation: 'Ulosotossa' })
})
afterAll(() => world.close())

const summaryOf = async (by: TestCaller) => world.read(readSummaryEndpoint, by, file.params)
const newestLine = async () => {
  const [line] = await world.sql`select event, fields, categories from audit.entry order by xact desc limit 1`
  return line
}

test('one line says a summary was read, with the fields that it shows and no other', async () => {
  const answer = await summaryOf(file.specialist)
  expect(answer).toMatchObject({
    person: { displayName: 'Suvi Annika Salainen', contactLanguage: 'sv' },
    state: 'underAssessment',
    planDueOn: '2026-06-01',
    next: [{ act: 'plan', turn: world.organisations.lahti }, { act: 'take' }, { act: 'take' }],
  })
  expect(JSON.stringify(answer)).not.toContain(file.nationalId)
  const line = await newestLine()
  expect(line).toMatchObject({ event: 'customership.summaryRead' })
  expect(line?.['fields']).toContain('5.04')
  expect(line?.['fields']).not.toContain('1.01')
  expect(line?.['fields']).not.toContain('5.01')
})

test('each role sees the conclusions of its own fields, with who has recorded them', async () => {
  const [forSpecialist, forNurse, forKela] = await Promise.all(
    [file.specialist, file.nurse, file.kelaSpecialist].map(async (by) => JSON.stringify(await summaryOf(by))),
  )
  expect(forNurse).toContain('Selän rasitusvaiva')
  expect(forSpecialist).not.toContain('Selän rasitusvaiva')
  expect(forSpecialist).toContain('Ei toistuvia raskaita nostoja.')
  expect(forSpecialist).toContain('Ulosotossa')
  expect(forKela).not.toContain('Ulosotossa')
  expect(forSpecialist).toContain(`"owner":"${world.organisations.county}"`)
})

test('of many conclusions the latest are told, and how many there are; the customer’s own view apart', async () => {
  const conclude = (nth: number) =>
    file.record(file.specialist, '6.04', {
      phase: 'start',
      on: '2026-03-02',
      assessment: `Tilannearvio ${nth}`,
      effect: 'Rajaa raskaat työt pois.',
    })
  for (const nth of [1, 2, 3, 4]) await conclude(nth)
  await file.record(file.customer, '6.03', 'Haluan töihin.')
  for (const nth of [5, 6, 7]) await conclude(nth)
  const { situation } = z
    .object({
      situation: z.array(
        z.object({
          category: z.number(),
          total: z.number(),
          conclusions: z.array(z.object({ field: z.string(), value: z.unknown() })),
        }),
      ),
    })
    .parse(await summaryOf(file.specialist))
  expect(situation.find(({ category }) => category === 6)).toEqual({
    category: 6,
    total: 7,
    conclusions: [
      { field: '6.04', value: expect.objectContaining({ assessment: 'Tilannearvio 7' }) },
      { field: '6.04', value: expect.objectContaining({ assessment: 'Tilannearvio 6' }) },
      { field: '6.04', value: expect.objectContaining({ assessment: 'Tilannearvio 5' }) },
      { field: '6.03', value: 'Haluan töihin.' },
    ],
  })
  expect(situation.find(({ category }) => category === 4)).toMatchObject({ total: 1 })
})

test('a stranger, and whoever asks for a file that never was, is answered alike', async () => {
  const stranger = await world.officer('nurse', world.organisations.county)
  await expect(summaryOf(stranger)).rejects.toMatchObject(problem('not-found'))
  const never = world.read(readSummaryEndpoint, stranger, { customership: newCustomershipId() })
  await expect(never).rejects.toMatchObject(problem('not-found'))
})

test('the identity code is masked for officers and shown by a read of its own, which is logged', async () => {
  const asked = { ...file.params, category: '1' }
  const masked = await world.read(readCategoryEndpoint, file.specialist, asked)
  expect(masked.entries[0]).toMatchObject({ field: '1.01', value: maskedCode, masked: true })
  expect(JSON.stringify(masked)).not.toContain(file.nationalId)
  expect((await newestLine())?.['fields']).not.toContain('1.01')
  const shown = await world.send(readCodeEndpoint, file.specialist, file.params)
  expect(shown.output).toEqual({ nationalId: file.nationalId })
  expect(shown.touched).toMatchObject([{ categories: [1], fields: ['1.01'] }])
})

test('the customer reads their own code in their own data', async () => {
  const own = await world.read(readCategoryEndpoint, file.customer, { ...file.params, category: '1' })
  expect(own.entries[0]).toMatchObject({ field: '1.01', value: file.nationalId })
  expect((await newestLine())?.['fields']).toContain('1.01')
})

test('today, and the days that are left of a limit, are those of the service’s calendar', async () => {
  const told = async () => {
    const { today, planDueOn, daysLeft, next } = JSON.parse(JSON.stringify(await summaryOf(file.specialist)))
    return { today, planDueOn, daysLeft, next: next[0]?.daysLeft }
  }
  expect(await told()).toEqual({ today: '2026-03-02', planDueOn: '2026-06-01', daysLeft: 91, next: 91 })
  world.clock.advance({ days: 94 })
  expect(await told()).toEqual({ today: '2026-06-04', planDueOn: '2026-06-01', daysLeft: -3, next: -3 })
})
