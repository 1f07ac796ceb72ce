import { newEntryId } from '@tym/kernel'
import { allFields } from '@tym/register'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())

const on = '2026-03-02'
const understanding = 'Kävimme suunnitelman kohdat läpi asiakkaan kielellä.'
const approve = (by: TestCaller, value: object, more: object = {}) => file.record(by, '7.11', value, more)
const correct = (by: TestCaller, id: string, value: unknown, version = 1, more: object = {}) =>
  world.send(
    correctEntryEndpoint,
    by,
    { ...file.params, entry: id },
    { value, reason: 'Kirjattiin väärin.', ...more },
    version,
  )

describe('an approval of the plan', () => {
  test('is the own organisation’s, whoever of it records it', async () => {
    await approve(file.specialist, { by: 'labourAuthority', mode: 'signed', on })
    await approve(file.nurse, { by: 'wellbeingCounty', mode: 'online', on })
  })

  test.each(['wellbeingCounty', 'kela'])('of %s is recorded by no labour authority', async (by) => {
    await expect(approve(file.specialist, { by, mode: 'signed', on })).rejects.toMatchObject(
      problem('not-own-word'),
    )
  })

  test('of the customer in the service is given by the customer alone', async () => {
    const inService = { by: 'customer', mode: 'online', on }
    await expect(approve(file.specialist, inService, { source: 'customer' })).rejects.toMatchObject(
      problem('not-own-word'),
    )
    await approve(file.customer, inService)
    await expect(approve(file.customer, { by: 'kela', mode: 'online', on })).rejects.toMatchObject(
      problem('not-own-word'),
    )
    await expect(
      approve(file.customer, { by: 'customer', mode: 'signed', on, understanding }),
    ).rejects.toMatchObject(problem('not-own-word'))
  })

  test('of the customer elsewhere says how it was understood, and never reads as given in the service', async () => {
    const received = { by: 'customer', mode: 'verified', on }
    await expect(approve(file.specialist, received, { source: 'customer' })).rejects.toMatchObject(
      problem('invalid-input'),
    )
    await expect(approve(file.specialist, { ...received, understanding })).rejects.toMatchObject(
      problem('source-not-allowed'),
    )
    const { id } = await approve(file.specialist, { ...received, understanding }, { source: 'customer' })
    const { entries } = await world.read(readCategoryEndpoint, file.customer, {
      ...file.params,
      category: '7',
    })
    expect(entries.find((each) => each.id === id)).toMatchObject({
      value: { ...received, understanding },
      author: { role: 'employmentSpecialist' },
    })
    await expect(correct(file.specialist, id, { by: 'customer', mode: 'online', on })).rejects.toMatchObject(
      problem('not-own-word'),
    )
  })

  test('stays whose it was in every correction', async () => {
    const mine = await approve(file.specialist, { by: 'labourAuthority', mode: 'signed', on })
    const others = { by: 'customer', mode: 'verified', on, understanding }
    await expect(correct(file.specialist, mine.id, others, 1, { source: 'customer' })).rejects.toMatchObject(
      problem('not-own-word'),
    )
    await correct(file.specialist, mine.id, { by: 'labourAuthority', mode: 'online', on })
  })
})

test.each([
  ['6.03', 'Haluan takaisin kaupan alalle.', 'Haluan opiskella.'],
  ['7.10', { on, report: 'Aloitin työkokeilun.' }, { on, report: 'Lopetin työkokeilun.' }],
] as const)(
  'what the customer has said themselves in %s is corrected by the customer alone',
  async (field, said, changed) => {
    const { id } = await file.record(file.customer, field, said)
    // By the service itself; the database would say the same in other words.
    await expect(correct(file.specialist, id, changed)).rejects.toMatchObject({
      ...problem('not-own-word'),
      message: expect.stringContaining('the customer corrects'),
    })
    await correct(file.customer, id, changed)
  },
)

test('who answers for a service is said by the party whose it is', async () => {
  const service = { service: 'kuntoutus', person: 'Kalle Kuntoutus' }
  await expect(file.record(file.specialist, '7.04', { ...service, party: 'kela' })).rejects.toMatchObject({
    code: 'not-own-word',
    pointer: '/value/party',
  })
  await file.record(file.nurse, '7.04', { ...service, party: 'wellbeingCounty' })
})

test('nobody records what the system says', async () => {
  const review = { reviewedOn: on, nextDueOn: '2026-06-02' }
  await expect(file.record(file.specialist, '7.12', review, { source: 'system' })).rejects.toMatchObject(
    problem('source-not-allowed'),
  )
})

describe('the database', () => {
  const insert = (by: TestCaller, change: Record<string, unknown>) =>
    world.inside(by, file.customership, (tx) => {
      const { principal } = by
      const row = {
        id: newEntryId(),
        version: 1,
        customership: file.customership,
        category: 7,
        field: '7.11',
        class: '7.a',
        owner: world.organisations.lahti,
        author: principal.person,
        author_role: principal.role,
        certificate: principal.certificate,
        source: 'customer',
        recorded_at: tx.context.instant.toISOString(),
        content: '\\x00',
        voice: 'throughOfficer',
        ...change,
      }
      const columns = Object.keys(row).join(', ')
      const values = Object.values(row)
        .map((value) => (value === null ? 'null' : `'${String(value)}'`))
        .join(', ')
      return tx.drizzle.execute(`insert into customer_data.entry (${columns}) values (${values})`)
    })

  test('takes an entry in the name of who acts only', async () => {
    await insert(file.specialist, {})
    for (const change of [
      { author: 'somebody-else' },
      { author_role: 'customer' },
      { voice: 'customer' },
      { voice: 'party', owner: world.organisations.county },
    ])
      await expect(insert(file.specialist, change)).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(insert(file.specialist, { voice: null })).rejects.toMatchObject({ cause: { code: '23514' } })
    await expect(insert(file.customer, { voice: 'throughOfficer' })).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  test('refuses another’s word in the place of what was said', async () => {
    const { id } = await approve(file.customer, { by: 'customer', mode: 'online', on })
    await expect(
      insert(file.specialist, { id, version: 2, correction_reason: '\\x00' }),
    ).rejects.toMatchObject({ cause: { code: 'TY090' } })
  })

  test('knows the same fields as the declaration to be somebody’s own word', async () => {
    const [row] = await world.sql<{ text: string }[]>`
      select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'own_word_is_said'`
    const known = [...(row?.text ?? '').matchAll(/'(\d\.\d\d)'/g)].map(([, field]) => field)
    expect(known).toEqual(allFields.filter(({ voice }) => voice !== undefined).map(({ id }) => id))
  })
})
