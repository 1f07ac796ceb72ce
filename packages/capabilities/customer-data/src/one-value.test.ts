import { newEntryId } from '@tym/kernel'
import { getKeys } from '@tym/key-vault'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { layOutDocuments } from './lay-out-documents.ts'
import { listOpenEntries } from './list-open-entries.ts'
import { newestVersionNumbers, versionNumbersThen } from './queries.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openFile(world)
})

const numbers = (last: string) => [`+358 40 000 ${last}`]
const shown = async (category: string, field: string, by: TestCaller = file.specialist) => {
  const { entries } = await world.read(readCategoryEndpoint, by, { ...file.params, category })
  return entries.filter((each) => each.field === field)
}
const correct = (by: TestCaller, { id }: Done, value: unknown, version = 1) =>
  world.send(
    correctEntryEndpoint,
    by,
    { ...file.params, entry: id },
    { value, reason: 'Kirjattiin väärin.' },
    version,
  )
const history = async (by: TestCaller, { id }: Done) =>
  (await world.send(readEntryHistoryEndpoint, by, { ...file.params, entry: id })).output

describe('of a field of one value', () => {
  test('a new value supersedes the former, whoever stored it, and the former stays as it was stored', async () => {
    const first = await file.record(file.specialist, '1.07', numbers('0901'), { source: 'customer' })
    const second = await file.record(file.nurse, '1.07', numbers('0902'), { source: 'customer' })
    expect(await shown('1', '1.07')).toMatchObject([
      { id: second.id, value: numbers('0902'), owner: world.organisations.county },
    ])
    expect(await history(file.specialist, first)).toMatchObject({
      owner: world.organisations.lahti,
      versions: [{ version: 1, value: numbers('0901') }],
      supersededBy: second.id,
    })
    expect(await history(file.specialist, second)).toMatchObject({ supersedes: first.id })
    expect(await history(file.specialist, second)).not.toHaveProperty('supersededBy')
  })

  test('a correction of the former by its organisation stays history', async () => {
    const first = await file.record(file.specialist, '1.07', numbers('0901'), { source: 'customer' })
    const second = await file.record(file.nurse, '1.07', numbers('0902'), { source: 'customer' })
    await correct(file.specialist, first, numbers('0903'))
    expect(await shown('1', '1.07')).toMatchObject([{ id: second.id, value: numbers('0902') }])
    await correct(file.nurse, second, numbers('0904'))
    expect(await shown('1', '1.07')).toMatchObject([{ id: second.id, version: 2, value: numbers('0904') }])
  })

  test('only what holds is taken for sending on, and what waits to be sent is seen to be superseded', async () => {
    const first = await file.record(file.specialist, '1.08', 'ennen@example.org', { source: 'customer' })
    const instant = world.clock.instant()
    const second = await file.record(file.nurse, '1.08', 'nyt@example.org', { source: 'customer' })
    const keys = await getKeys(world.parts, file.customership)
    await world.inside(file.specialist, file.customership, async (tx) => {
      const open = await listOpenEntries(tx, keys, file.specialist.principal, ['1.08'])
      expect(open.map(({ id }) => id)).toEqual([second.id])
      const ids = open.map(({ id }) => id)
      const both = [...ids, ...ids.map(() => first.id as never)]
      expect([...(await newestVersionNumbers(tx, file.customership, both))]).toEqual([[second.id, 1]])
      const then = await versionNumbersThen(tx, file.customership, both, {
        day: world.clock.calendar(),
        at: instant,
      })
      expect([...then]).toEqual([[first.id, 1]])
    })
  })

  test('two at the same moment leave one that holds and one former', async () => {
    await Promise.all(
      ['0911', '0912', '0913'].map((last) =>
        file.record(file.specialist, '1.07', numbers(last), { source: 'customer' }),
      ),
    )
    expect(await shown('1', '1.07')).toHaveLength(1)
    const turns =
      await world.sql`select turn from customer_data.entry where customership = ${file.customership} and field = '1.07' order by turn`
    expect(turns.map(({ turn }) => turn)).toEqual([1, 2, 3])
  })

  test('of many, each holds', async () => {
    await file.record(file.specialist, '3.04', 'myyjä')
    await file.record(file.specialist, '3.04', 'kokki')
    expect(await shown('3', '3.04')).toHaveLength(2)
  })
})

describe('the database itself', () => {
  const insert = (
    turn: number,
  ) => world.sql`insert into customer_data.entry (id, version, customership, category,
      field, class, owner, author, author_role, certificate, source, recorded_at, opened, content, turn)
    select ${newEntryId()}, 1, customership, category, field, class, owner, author, author_role, certificate, source,
      recorded_at, opened, content, ${turn} from customer_data.entry
      where customership = ${file.customership} and field = '1.08' and version = 1 limit 1 returning turn`

  test('gives the turn, whatever is said of it', async () => {
    await file.record(file.specialist, '1.08', 'yksi@example.org', { source: 'customer' })
    expect([...(await insert(1))]).toEqual([{ turn: 2 }])
  })

  test('gives a later version the turn of the first, and a value of many none, whatever is said of it', async () => {
    const first = await file.record(file.specialist, '1.08', 'yksi@example.org', { source: 'customer' })
    await file.record(file.specialist, '1.08', 'kaksi@example.org', { source: 'customer' })
    const many = await file.record(file.specialist, '3.04', 'myyjä')
    const copy = (id: string, change: object) =>
      world.sql.begin(async (tx) => {
        await tx`alter table customer_data.entry disable trigger refuse_anothers_word`
        const [row] =
          await tx`insert into customer_data.entry select (jsonb_populate_record(e, ${JSON.stringify({ turn: 7, ...change })}::text::jsonb)).*
          from customer_data.entry e where e.id = ${id} and e.version = 1 returning turn`
        await tx`alter table customer_data.entry enable trigger refuse_anothers_word`
        return row?.['turn']
      })
    expect(await copy(first.id, { version: 2, correction_reason: '\\x00' })).toBe(1)
    expect(await copy(many.id, { id: newEntryId() })).toBeNull()
    expect(await copy(many.id, { version: 2, correction_reason: '\\x00' })).toBeNull()
  })

  test('refuses a second value in the same turn', async () => {
    await file.record(file.specialist, '1.08', 'yksi@example.org', { source: 'customer' })
    await world.sql`alter table customer_data.entry disable trigger take_turn`
    try {
      await expect(insert(1)).rejects.toMatchObject({ code: '23505' })
    } finally {
      await world.sql`alter table customer_data.entry enable trigger take_turn`
    }
  })
})

test('what a file held twice before is laid out as its last value, and nothing is lost', async () => {
  const first = await file.record(file.specialist, '1.08', 'ennen@example.org', { source: 'customer' })
  const second = await file.record(file.nurse, '1.08', 'nyt@example.org', { source: 'customer' })
  // As the release before left it: both in the document, under its layout.
  await world.sql`update customer_data.current_document set layout = 2 where customership = ${file.customership}`
  const job = { scope: { kind: 'job' as const, job: 'lay-out-documents' } }
  const moment = { instant: world.clock.instant(), calendar: world.clock.calendar() }
  const { counts } = await world.worker.write({ ...moment, ...job }, (tx) =>
    layOutDocuments(tx, undefined, world.keys),
  )
  expect(counts).toEqual({ laidOut: 1 })
  expect(await shown('1', '1.08')).toMatchObject([{ id: second.id }])
  expect(await history(file.specialist, first)).toMatchObject({
    versions: [{ value: 'ennen@example.org' }],
    supersededBy: second.id,
  })
})

describe('turvakielto has rules of its own', () => {
  const protect = (by: TestCaller, value: object) => file.record(by, '1.09', value, { source: 'customer' })
  const until = async () => {
    const [row] =
      await world.sql`select safety_until::text as until from customerships.identity_index where customership = ${file.customership}`
    return row?.['until']
  }

  test('an equal or longer one takes its place, and the file is protected for as long as it says', async () => {
    await protect(file.specialist, { active: true, validUntil: '2027-03-01' })
    const equal = await protect(file.nurse, { active: true, validUntil: '2027-03-01' })
    expect(await shown('1', '1.09')).toMatchObject([{ id: equal.id }])
    const longer = await protect(file.specialist, { active: true, validUntil: '2028-03-01' })
    expect(await shown('1', '1.09')).toMatchObject([{ id: longer.id }])
    expect(await until()).toBe('2028-03-01')
  })

  test.each([{ active: true, validUntil: '2026-12-01' }, { active: false }])(
    'what would say less is refused to one person: %o',
    async (less) => {
      await protect(file.specialist, { active: true, validUntil: '2027-03-01' })
      await expect(protect(file.nurse, less)).rejects.toMatchObject(problem('safety-takes-two'))
      expect(await until()).toBe('2027-03-01')
    },
  )

  test('one whose last day has passed protects nobody, and stands in no later one’s way', async () => {
    await protect(file.specialist, { active: true, validUntil: '2026-03-05' })
    world.clock.advance({ days: 5 })
    const later = await protect(file.nurse, { active: false })
    expect(await shown('1', '1.09')).toMatchObject([{ id: later.id }])
  })

  test('one that protected longer before this release goes on protecting beside a later, shorter one', async () => {
    const longer = await protect(file.specialist, { active: true })
    const shorter = await protect(file.nurse, { active: true })
    // As it could be recorded before: the later one says less.
    const keys = await getKeys(world.parts, file.customership)
    const place = { table: 'customer_data.entry', row: shorter.id, version: 1, category: 1 }
    await world.sql`alter table customer_data.entry disable trigger user`
    await world.sql`update customer_data.entry set content = ${keys.encrypt(place, '{"active":false}')} where id = ${shorter.id}`
    await world.sql`alter table customer_data.entry enable trigger user`
    await world.sql`update customer_data.current_document set layout = 2 where customership = ${file.customership}`
    await file.record(file.specialist, '1.08', 'suojassa@example.org', { source: 'customer' })
    expect(await shown('1', '1.09')).toMatchObject([{ id: longer.id }])
    expect(await shown('1', '1.08')).toEqual([])
    expect(await until()).toBe('infinity')
  })
})
