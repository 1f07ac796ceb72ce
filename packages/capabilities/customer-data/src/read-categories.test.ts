import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flagEntryEndpoint } from './flag-entry.ts'
import { readCategoryEndpoint, readCategoryForReasonEndpoint, readWholeEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { openFile, recordFact, type TestFile } from './test-file.ts'
import type { Outcome, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
  await file.record(file.nurse, '5.01', 'Pitkäaikaissairaus hoitotasapainossa')
  await file.record(file.nurse, '5.02', { on: '2026-02-01', level: 'partial', conclusion: 'alentunut' })
  await file.record(file.nurse, '5.05', 'ei vaikutusta')
  await file.record(file.nurse, '5.07', { kind: 'doctor', givenBy: 'TK', on: '2026-02-01', reference: 'B-1' })
  await file.record(file.kelaSpecialist, '5.06', { needed: true, conclusion: 'tarpeen' })
  await file.record(file.socialWorker, '4.03', { situation: 'velkajärjestely' })
  await file.record(file.specialist, '3.04', 'hitsaaja')
})
afterAll(() => world.close())

const category = (by: TestCaller, number: number): Promise<Outcome> =>
  world.read(readCategoryEndpoint, by, { ...file.params, category: String(number) })
const whole = (by: TestCaller): Promise<Outcome> => world.read(readWholeEndpoint, by, file.params)
const fieldsOf = ({ entries }: Pick<Outcome, 'entries'>) =>
  [...new Set(entries.map(({ field }) => field))].sort()
const lastLine = async () => {
  const [line] =
    await world.sql`select e.*, d.customership, d.reason from audit.entry e left join audit.detail d on d.line = e.line
    order by e.xact desc limit 1`
  return line
}

describe('category 5, health', () => {
  test('is read whole by the nurse who recorded it', async () => {
    const answer = await category(file.nurse, 5)
    expect(answer).toMatchObject({ customership: file.customership, category: 5 })
    expect(fieldsOf(answer)).toEqual(['5.01', '5.02', '5.05', '5.06', '5.07', '5.09', '5.10'])
    expect(answer.entries.find(({ field }) => field === '5.01')).toEqual({
      id: expect.any(String),
      field: '5.01',
      version: 1,
      value: 'Pitkäaikaissairaus hoitotasapainossa',
      owner: world.organisations.county,
      author: { person: file.nurse.principal.person, role: 'nurse' },
      source: 'officer',
      recordedAt: expect.any(String),
      flags: 0,
    })
  })

  test('shows the employment specialist conclusions and effects, no statement and no necessity', async () => {
    expect(fieldsOf(await category(file.specialist, 5))).toEqual(['5.02', '5.05', '5.06', '5.09'])
  })

  test("shows Kela's specialist work ability, need and statement with their effects, and only the necessity that Kela stated", async () => {
    const answer = await category(file.kelaSpecialist, 5)
    expect(fieldsOf(answer)).toEqual(['5.02', '5.06', '5.07', '5.09', '5.10'])
    const necessity = answer.entries.filter(({ field }) => field === '5.10')
    expect(necessity.map(({ owner }) => owner)).toEqual([world.organisations.kela])
    const effects = answer.entries.flatMap(({ field, about }) => (field === '5.09' && about ? [about] : []))
    expect([...new Set(effects)].sort()).toEqual(['5.02', '5.06', '5.07'])
  })

  test('shows the employment specialist no effect of a statement or a conclusion that the role may not read', async () => {
    const { entries } = await category(file.specialist, 5)
    const effects = entries.flatMap(({ field, about }) => (field === '5.09' && about ? [about] : []))
    expect([...new Set(effects)].sort()).toEqual(['5.02', '5.05', '5.06'])
  })
})

test('of debts Kela sees nothing, not even how they affect employment; social work sees them', async () => {
  expect(fieldsOf(await category(file.kelaSpecialist, 4))).toEqual([])
  expect(fieldsOf(await category(file.socialWorker, 4))).toEqual(['4.03', '4.07', '4.08'])
})

test('Kela reads of the plan what it needs to judge the end, and the whole of it once it takes part', async () => {
  await file.record(file.specialist, '7.02', { main: 'Osa-aikainen työ', steps: [] })
  await file.record(file.specialist, '7.14', { reference: 'Suunnitelma 1', on: '2026-03-01' })
  expect(fieldsOf(await category(file.kelaSpecialist, 7))).toEqual(['7.02'])
  await world.sql`update customerships.customership set kela_in_plan = true where id = ${file.customership}`
  expect(fieldsOf(await category(file.kelaSpecialist, 7))).toEqual(['7.02', '7.14'])
  await world.sql`update customerships.customership set kela_in_plan = false where id = ${file.customership}`
})

test('the facts of the customership come with category 2 and the whole file, and with nothing else', async () => {
  const facts = { state: 'underAssessment', startedOn: '2026-03-01', kelaInPlan: false }
  expect((await whole(file.specialist)).facts).toMatchObject(facts)
  expect((await category(file.specialist, 2)).facts).toMatchObject(facts)
  expect((await category(file.specialist, 3)).facts).toBeUndefined()
})

test('a read answers the same bytes until something is written', async () => {
  expect(await whole(file.nurse)).toEqual(await whole(file.nurse))
})

test('the customer reads all seven categories of their own file and of no other', async () => {
  const { categories } = await whole(file.customer)
  expect(categories.map(({ category: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(fieldsOf(categories[4] ?? { entries: [] })).toContain('5.01')
  const other = await openFile(world)
  await expect(whole(other.customer)).rejects.toMatchObject(problem('not-found'))
})

test('the customer learns who wrote and who answers by role and name, never by an id of the officer', async () => {
  const officers = [file.specialist, file.nurse, file.socialWorker, file.kelaSpecialist]
  const ids = officers.map(({ principal }) => principal.person)
  const answer = await whole(file.customer)
  for (const id of ids) expect(JSON.stringify(answer)).not.toContain(id)
  expect(answer.facts?.['responsibleOfficers']).toContainEqual({
    organisation: world.organisations.lahti,
    name: 'Aino Virkailija',
    title: 'title',
    role: 'employmentSpecialist',
  })
  const health = await category(file.customer, 5)
  expect(health.entries[0]).toMatchObject({ field: '5.01', author: { role: 'nurse' } })
  const entry = health.entries[0]?.id ?? ''
  const params = { ...file.params, entry }
  await world.send(flagEntryEndpoint, file.nurse, params, { reason: 'Tarkistettava.' })
  const history = JSON.stringify((await world.send(readEntryHistoryEndpoint, file.customer, params)).output)
  for (const id of ids) expect(history).not.toContain(id)
  expect(JSON.stringify(await whole(file.nurse))).toContain(ids[0])
})

describe('the log', () => {
  test('has one line for a read, with what was shown, under a subject that is not the customership', async () => {
    const [{ count: before } = {}] = await world.sql`select count(*) from audit.entry`
    await category(file.specialist, 5)
    const line = await lastLine()
    expect(line).toMatchObject({
      event: 'category.read',
      outcome: 'allowed',
      problem: null,
      person: file.specialist.principal.person,
      certificate: file.specialist.principal.certificate,
      role: 'employmentSpecialist',
      authority: world.organisations.lahti,
      purpose: 'arrangeService',
      ground: 'tym-15',
      categories: [5],
      rule: 'D.R1.5',
      out_of_team: false,
      customership: file.customership,
      reason: null,
    })
    expect([...new Set<string>(line?.['fields'])].sort()).toEqual(['5.02', '5.05', '5.06', '5.09'])
    const keys = await world.keys.find(file.customership)
    expect(line?.['subject']).toEqual(keys?.subjectOf(line?.['line']))
    const [{ count: after } = {}] = await world.sql`select count(*) from audit.entry`
    expect(Number(after)).toBe(Number(before) + 1)
  })

  test('names no field of a category that was empty', async () => {
    await category(file.specialist, 6)
    expect(await lastLine()).toMatchObject({ outcome: 'allowed', categories: [6], fields: [] })
  })
})

describe('from outside the team', () => {
  const reason = 'Sijaistan vastuuvirkailijaa äkillisesti.'

  test('a reason opens the file to an officer of a party, is logged encrypted, and the owners will be told', async () => {
    const outsider = await world.officer('nurse', world.organisations.county)
    const params = { ...file.params, category: '5' }
    const answer = await world.read(readCategoryForReasonEndpoint, outsider, params, { reason })
    expect(fieldsOf(answer)).toContain('5.01')
    const line = await lastLine()
    expect(line).toMatchObject({ outcome: 'allowed', out_of_team: true, purpose: 'dutyCover' })
    expect(Buffer.from(line?.['reason']).includes('Sijaistan')).toBe(false)
    const keys = await world.keys.find(file.customership)
    const place = { table: 'audit.detail', category: 0, row: 'reason', version: 0 }
    expect(keys?.decrypt(place, line?.['reason'])).toBe(reason)
    const jobs =
      await world.sql`select kind, payload from outbox.job where payload->>'line' = ${line?.['line']}`
    expect([...jobs]).toEqual([
      { kind: 'notify-out-of-team-read', payload: { customership: file.customership, line: line?.['line'] } },
    ])
  })

  test('a member of the team who gives a reason is a member all the same', async () => {
    await world.read(readCategoryForReasonEndpoint, file.nurse, { ...file.params, category: '5' }, { reason })
    expect(await lastLine()).toMatchObject({ outcome: 'allowed', out_of_team: false })
  })

  test('a reason does not open the file to an officer of a party whose right is for another area', async () => {
    const elsewhere = await world.officer('nurse', world.organisations.county, world.otherArea)
    const params = { ...file.params, category: '5' }
    const asked = world.read(readCategoryForReasonEndpoint, elsewhere, params, { reason })
    await expect(asked).rejects.toMatchObject(problem('not-found'))
    expect(await lastLine()).toMatchObject({ outcome: 'denied', problem: 'not-found', out_of_team: true })
  })

  test('a reason does not open the file to an organisation that is no party to it', async () => {
    const stranger = await world.officer('employmentSpecialist', world.organisations.heinola)
    const read = world.read(
      readCategoryForReasonEndpoint,
      stranger,
      { ...file.params, category: '5' },
      { reason },
    )
    await expect(read).rejects.toMatchObject(problem('not-found'))
  })
})

test('what one file holds is never in the answer of another', async () => {
  const other = await openFile(world)
  await recordFact(world, other.customership, other.nurse, '5.01', 'toisen asiakkaan tieto')
  expect(JSON.stringify(await whole(file.nurse))).not.toContain('toisen asiakkaan')
})
