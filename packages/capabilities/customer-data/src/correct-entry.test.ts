import { newEntryId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
let fact: Done
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  fact = await file.record(file.nurse, '5.04', { limit: 'Ei yli 20 kg:n nostoja' })
})

const params = (entry: string = fact.id) => ({ ...file.params, entry })
const reason = 'Raja kirjattiin väärin.'
const plannedItem = { on: '2026-03-01', goal: 'työkokeilu', attainment: 'partly' }
const correct = (by: TestCaller, version = 1, more: object = {}, entry?: string) =>
  world.send(
    correctEntryEndpoint,
    by,
    params(entry),
    { value: { limit: 'Ei yli 10 kg:n nostoja' }, reason, ...more },
    version,
  )
const flag = (by: TestCaller, entry?: string) =>
  world.send(flagEntryEndpoint, by, params(entry), { reason: 'Asiakas muistaa toisin.' })
const history = (by: TestCaller, entry?: string) => world.send(readEntryHistoryEndpoint, by, params(entry))
const shown = async (by: TestCaller, entry = fact.id) => {
  const answer = await world.read(readCategoryEndpoint, by, { ...file.params, category: '5' })
  return answer.entries.find(({ id }) => id === entry)
}

describe('a correction', () => {
  test('is what is read from now on, and the old value stays with who, when and why', async () => {
    const done = await correct(file.nurse)
    expect(done).toMatchObject({
      id: fact.id,
      version: 2,
      touched: [{ customership: file.customership, categories: [5], fields: ['5.04'], resources: [fact.id] }],
    })
    expect(await shown(file.nurse)).toMatchObject({ version: 2, value: { limit: 'Ei yli 10 kg:n nostoja' } })
    const author = {
      person: file.nurse.principal.person,
      role: 'nurse',
      employer: world.organisations.county,
    }
    expect((await history(file.specialist)).output).toMatchObject({
      id: fact.id,
      category: 5,
      field: '5.04',
      owner: world.organisations.county,
      versions: [
        { version: 1, value: { limit: 'Ei yli 20 kg:n nostoja' }, author },
        { version: 2, value: { limit: 'Ei yli 10 kg:n nostoja' }, author, correctionReason: reason },
      ],
      flags: [],
    })
  })

  test('is made by a colleague of the storing organisation as well', async () => {
    const colleague = await world.officer('nurse', world.organisations.county)
    await world.join(file.customership, colleague)
    await correct(colleague)
    expect(await shown(file.nurse)).toMatchObject({
      version: 2,
      author: { person: colleague.principal.person },
    })
  })

  test('over a version that is not the newest is stale and changes nothing', async () => {
    await correct(file.nurse)
    await expect(correct(file.nurse)).rejects.toMatchObject(problem('stale-version'))
    await expect(correct(file.nurse, 7)).rejects.toMatchObject(problem('stale-version'))
    expect(await shown(file.nurse)).toMatchObject({ version: 2 })
  })

  test('made twice at the same moment is made once', async () => {
    const both = await Promise.allSettled([correct(file.nurse), correct(file.nurse)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: problem('stale-version'),
    })
  })

  test('of a companion statement is an ordinary correction', async () => {
    const [necessity] =
      await world.sql`select id from customer_data.entry where supports = ${fact.id} and field = '5.10'`
    const value = 'Ilman rajoitetta ei voi ohjata oikeaan työhön.'
    await correct(file.nurse, 1, { value }, necessity?.['id'])
    expect(await shown(file.nurse, necessity?.['id'])).toMatchObject({ version: 2, value, supports: fact.id })
  })

  test.each([
    ['a value that the field does not take', { value: { limit: '' } }, 'invalid-input'],
    ['an unpaired surrogate in the reason', { reason: 'a\udc00b' }, 'invalid-text'],
    ['a reason that suits every correction', { reason: 'Väärin.' }, 'says-nothing'],
    ['no reason', { reason: undefined }, 'invalid-input'],
    ['a source that the field does not have', { source: 'system' }, 'source-not-allowed'],
  ])('with %s is refused', async (_what, more, code) => {
    await expect(correct(file.nurse, 1, more)).rejects.toMatchObject(problem(code))
  })

  test('by another organisation, or by a role that does not record the field, is refused', async () => {
    await expect(correct(file.specialist)).rejects.toMatchObject(problem('not-storing-organisation'))
    await expect(correct(file.kelaSpecialist)).rejects.toMatchObject(problem('not-storing-organisation'))
    await expect(correct(file.customer)).rejects.toMatchObject(problem('not-storing-organisation'))
    await expect(correct(file.socialWorker)).rejects.toMatchObject(problem('not-permitted'))
  })

  test('does not say that a fact came with consent, though the field may come so', async () => {
    const work = await file.record(file.specialist, '3.04', 'myyjä')
    const said = { value: 'kokki', source: 'consentedSource' }
    await expect(correct(file.specialist, 1, said, work.id)).rejects.toMatchObject(
      problem('source-not-allowed'),
    )
    await correct(file.specialist, 1, { value: 'kokki' }, work.id)
  })

  test('is of no day that has not come', async () => {
    await expect(correct(file.nurse, 1, { occurredOn: '2026-03-03' })).rejects.toMatchObject(
      problem('invalid-date'),
    )
    await correct(file.nurse, 1, { occurredOn: '2026-03-02' })
  })

  test('of a plan item by Kela waits until Kela takes part in the plan again', async () => {
    const takesPart = (is: boolean) =>
      world.sql`update customerships.customership set kela_in_plan = ${is} where id = ${file.customership}`
    await takesPart(true)
    try {
      const item = await file.record(file.kelaSpecialist, '7.13', plannedItem)
      await takesPart(false)
      const change = { value: plannedItem }
      await expect(correct(file.kelaSpecialist, 1, change, item.id)).rejects.toMatchObject(
        problem('condition-not-met'),
      )
      await takesPart(true)
      await correct(file.kelaSpecialist, 1, change, item.id)
    } finally {
      await takesPart(false)
    }
  })

  test('of the identity code is refused: the file is found by it', async () => {
    const [code] =
      await world.sql`select id from customer_data.entry where customership = ${file.customership} and field = '1.01'`
    const value = world.nationalId()
    await expect(correct(file.specialist, 1, { value }, code?.['id'])).rejects.toMatchObject(
      problem('field-not-recordable'),
    )
  })

  test('by the customer is of what the customer recorded', async () => {
    const own = await file.record(file.customer, '1.04', 'Suvi')
    await correct(file.customer, 1, { value: 'Suvikki' }, own.id)
    const names = await file.record(file.specialist, '1.04', 'Suvi A.', { source: 'customer' })
    await expect(correct(file.customer, 1, { value: 'S' }, names.id)).rejects.toMatchObject(
      problem('not-storing-organisation'),
    )
  })
})

describe('a flag', () => {
  test('is seen by every reader, changes no value, and is gone from the next version', async () => {
    await flag(file.specialist)
    const done = await flag(file.customer)
    expect(done).toMatchObject({ version: 1, touched: [{ fields: ['5.04'], resources: [fact.id] }] })
    expect(await shown(file.specialist)).toMatchObject({ flags: 2, version: 1 })
    expect((await history(file.nurse)).output).toMatchObject({
      flags: [
        {
          version: 1,
          by: { person: file.specialist.principal.person, authority: world.organisations.lahti },
        },
        { version: 1, by: { person: file.customer.principal.person }, reason: 'Asiakas muistaa toisin.' },
      ],
    })
    await correct(file.nurse)
    expect(await shown(file.specialist)).toMatchObject({ flags: 0, version: 2 })
  })

  test('is kept encrypted', async () => {
    const { id } = await flag(file.customer)
    const [row] = await world.sql`select reason from customer_data.entry_flag where id = ${id}`
    expect(row?.['reason'].includes('muistaa')).toBe(false)
  })
})

describe('an entry that the caller may not read is not there', () => {
  test.each([
    ['its history', history],
    ['to flag', flag],
    ['to correct', (by: TestCaller, entry?: string) => correct(by, 1, {}, entry)],
  ] as const)('%s', async (_what, act) => {
    const secret = await file.record(file.nurse, '5.01', 'x')
    const missing = await Promise.resolve(act(file.specialist, newEntryId())).catch((error: unknown) => error)
    expect(missing).toMatchObject(problem('not-found'))
    await expect(act(file.specialist, secret.id)).rejects.toEqual(missing)
    const [necessity] =
      await world.sql`select id from customer_data.entry where supports = ${fact.id} and field = '5.10'`
    await expect(act(file.kelaSpecialist, necessity?.['id'])).rejects.toEqual(missing)
    const outsider = await world.officer('nurse', world.organisations.county)
    await expect(act(outsider, fact.id)).rejects.toMatchObject(problem('not-found'))
  })

  test('under the number of another file', async () => {
    const other = await openFile(world)
    const asked = world.send(readEntryHistoryEndpoint, other.nurse, { ...other.params, entry: fact.id })
    await expect(asked).rejects.toMatchObject(problem('not-found'))
  })
})
