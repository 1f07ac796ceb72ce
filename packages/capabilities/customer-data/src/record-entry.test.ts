import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { documentPlaceOf, parseDocument } from './current-document.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { documentCiphertextPlace, valuePlace } from './places.ts'
import { rebuildDocuments } from './rebuild-documents.ts'
import { recordEntryEndpoint } from './record-entry.ts'
import { effect, necessity, openFile, type TestFile } from './test-file.ts'
import { createWorld, problem, type World } from './test-world.ts'

let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
  file = await openFile(world)
})
afterAll(() => world.close())

const entriesOf = (id: string) =>
  world.sql`select * from customer_data.entry where id = ${id} or supports = ${id} order by field`

test('a health fact is stored with its effect and its necessity, by the same author, in one go', async () => {
  const done = await file.record(file.nurse, '5.04', { limit: 'Ei raskaita nostoja' })
  const rows = await entriesOf(done.id)
  expect(rows.map(({ field, supports, source }) => ({ field, supports, source }))).toEqual([
    { field: '5.04', supports: null, source: 'officer' },
    { field: '5.09', supports: done.id, source: 'officer' },
    { field: '5.10', supports: done.id, source: 'officer' },
  ])
  for (const row of rows) {
    expect(row).toMatchObject({
      version: 1,
      owner: world.organisations.county,
      author: file.nurse.principal.person,
      author_role: 'nurse',
      author_employer: world.organisations.county,
      certificate: file.nurse.principal.certificate,
    })
  }
  expect(done).toMatchObject({
    version: 1,
    touched: [
      {
        customership: file.customership,
        purpose: 'arrangeService',
        categories: [5],
        fields: ['5.04', '5.09', '5.10'],
        resources: rows.map(({ id }) => id),
      },
    ],
  })
})

test('the tables hold no readable word of what was recorded', async () => {
  await file.record(file.nurse, '5.01', 'Masennustausta näkyy työssä')
  const tables = ['entry', 'entry_flag', 'current_document']
  const dump = await Promise.all(
    tables.map((table) =>
      world.sql.unsafe(`select row_to_json(t)::text as row, * from customer_data.${table} t`),
    ),
  )
  const bytes = dump
    .flat()
    .flatMap((row) => Object.values(row))
    .map((value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value))))
  const haystack = Buffer.concat(bytes)
  for (const word of [
    'Masennus',
    'Salainen',
    'Suvi',
    file.nationalId,
    effect.slice(0, 20),
    necessity.slice(0, 20),
  ]) {
    expect(haystack.includes(word)).toBe(false)
    expect(haystack.includes(Buffer.from(word).toString('hex'))).toBe(false)
  }
})

test('a value that is moved to another place does not open', async () => {
  const done = await file.record(file.specialist, '3.04', 'hitsaaja')
  const [row] = await entriesOf(done.id)
  const keys = await world.keys.find(file.customership)
  const other = await world.keys.find((await openFile(world)).customership)
  const at = { category: 3, id: done.id, version: 1 }
  expect(keys?.decrypt(valuePlace(at), row?.['content'])).toBe('"hitsaaja"')
  for (const moved of [
    { ...at, category: 2 },
    { ...at, version: 2 },
    { ...at, id: file.customership },
  ])
    expect(() => keys?.decrypt(valuePlace(moved), row?.['content'])).toThrow()
  expect(() =>
    keys?.decrypt(
      documentCiphertextPlace(documentPlaceOf({ field: '3.04', owner: world.organisations.lahti }, false), 1),
      row?.['content'],
    ),
  ).toThrow()
  expect(() => other?.decrypt(valuePlace(at), row?.['content'])).toThrow()
})

test('after any mixture of writes each document says what the newest versions say', async () => {
  const own = await openFile(world)
  await Promise.all([
    own.record(own.specialist, '3.04', 'hitsaaja'),
    own.record(own.specialist, '3.05', 'hitsaus, levytyöt'),
    own.record(own.nurse, '5.02', { on: '2026-02-01', level: 'partial', conclusion: 'alentunut' }),
    own.record(own.kelaSpecialist, '5.06', { needed: true, conclusion: 'tarpeen' }),
    own.record(own.nurse, '5.06', { needed: false, conclusion: 'ei tarpeen' }),
  ])
  await own.record(
    own.specialist,
    '1.05',
    { street: 'Piilopolku 7', postalCode: '15100', city: 'Lahti' },
    { source: 'customer' },
  )
  await own.record(own.specialist, '1.09', { active: true }, { source: 'customer' })
  await own.record(own.customer, '1.07', ['+358 40 000 0903'])
  const job = await own.record(own.specialist, '3.04', 'levyseppä', { occurredOn: '2020-05-01' })
  const params = { ...own.params, entry: job.id }
  await world.send(flagEntryEndpoint, own.customer, params, { reason: 'Ei näin.' })
  await world.send(
    correctEntryEndpoint,
    own.specialist,
    params,
    { value: 'seppä', reason: 'Ammatti oli väärä.' },
    1,
  )
  await world.send(flagEntryEndpoint, own.nurse, params, { reason: 'Ei näinkään.' })
  await expectDocumentsToSayTheEntries(own)
})

/** Opens every document with the real key, makes all of them again from the entries, and compares. */
async function expectDocumentsToSayTheEntries({ customership }: TestFile): Promise<void> {
  const keys = await world.keys.find(customership)
  if (keys === undefined) throw new Error('the file has keys')
  const opened = async () => {
    const rows =
      await world.sql`select * from customer_data.current_document where customership = ${customership} order by class, owner`
    return rows.map((row) => {
      const place = { category: row['category'], class: row['class'], owner: row['owner'] }
      const text = keys.decrypt(documentCiphertextPlace(place, row['version']), row['content'])
      return { ...place, fields: row['fields'], entries: parseDocument(text) }
    })
  }
  const kept = await opened()
  const context = {
    instant: world.clock.instant(),
    calendar: world.clock.calendar(),
    scope: { kind: 'public' },
  } as const
  const made = await world.admin.write(context, (tx) => rebuildDocuments(tx, keys))
  expect(made).toBe(kept.length)
  expect(await opened()).toEqual(kept)
}

describe('a write is refused and changes nothing', () => {
  test.each([
    ['without its necessity', '5.01', 'x', { necessity: undefined }, 'necessity-required'],
    ['without its effect', '5.01', 'x', { effect: undefined }, 'effect-required'],
    [
      'with an effect that suits every fact',
      '5.01',
      'x',
      { effect: 'Vaikuttaa työllistymiseen.' },
      'says-nothing',
    ],
    [
      'with a necessity that suits every fact',
      '5.01',
      'x',
      { necessity: 'Behövs för tjänsten.' },
      'says-nothing',
    ],
    ['with a necessity of one word', '5.01', 'x', { necessity: 'koska' }, 'invalid-input'],
    [
      'from a source that the field does not have',
      '5.08',
      { on: '2026-01-01', conclusion: 'a' },
      { source: 'customer' },
      'source-not-allowed',
    ],
    ['in a category that the field is not of', '5.01', 'x', { category: 4 }, 'invalid-input'],
    ['of a fact of a day that has not come', '5.01', 'x', { occurredOn: '2026-03-03' }, 'invalid-date'],
    ['over the limit of the field', '5.01', 'a'.repeat(4001), {}, 'invalid-input'],
    ['with an unpaired surrogate', '5.01', 'a\ud800', {}, 'invalid-text'],
    ['with a member of its own', '5.01', 'x', { owner: 'me' }, 'unknown-field'],
    [
      'of a companion alone',
      '5.09',
      'Vaikuttaa paljon työhön',
      { effect: undefined, necessity: undefined },
      'field-not-recordable',
    ],
  ] as const)('%s', async (_why, field, value, more, code) => {
    const [before] = await world.sql`select count(*) from customer_data.entry`
    await expect(file.record(file.nurse, field, value, more)).rejects.toMatchObject(problem(code))
    expect(await world.sql`select count(*) from customer_data.entry`).toEqual([before])
  })

  test('of a field that the matrix does not give to the role', async () => {
    const refused = problem('not-permitted')
    await expect(file.record(file.specialist, '5.01', 'x')).rejects.toMatchObject(refused)
    await expect(file.record(file.nurse, '4.01', { situation: 'x' })).rejects.toMatchObject(refused)
    await expect(file.record(file.kelaSpecialist, '4.01', { situation: 'x' })).rejects.toMatchObject(refused)
    await expect(file.record(file.customer, '6.01', {})).rejects.toMatchObject(refused)
  })

  test('of a second identity code in the file', async () => {
    await expect(
      file.record(file.specialist, '1.01', world.nationalId(), { source: 'customer' }),
    ).rejects.toMatchObject(problem('field-not-recordable'))
  })

  test('of a plan item by Kela until Kela takes part in the plan', async () => {
    const item = (value: object) => file.record(file.kelaSpecialist, '7.13', value)
    await expect(item({})).rejects.toMatchObject(problem('condition-not-met'))
    await world.sql`update customerships.customership set kela_in_plan = true where id = ${file.customership}`
    await expect(item({})).rejects.toMatchObject(problem('invalid-input'))
    await world.sql`update customerships.customership set kela_in_plan = false where id = ${file.customership}`
  })
})

test('what a customer records is kept by the labour authority, in their own words', async () => {
  const done = await file.record(file.customer, '1.04', 'Suvi')
  const [row] = await entriesOf(done.id)
  expect(row).toMatchObject({
    owner: world.organisations.lahti,
    author_role: 'customer',
    author_employer: null,
    source: 'customer',
  })
  await expect(
    file.record(
      file.customer,
      '1.10',
      { street: 'Katu 1', postalCode: '00100', city: 'Helsinki' },
      { source: 'populationRegister' },
    ),
  ).rejects.toMatchObject(problem('source-not-allowed'))
})

test('nobody records in the name of another organisation, not even past the rules of the service', async () => {
  const insert = world.inside(file.nurse, file.customership, (tx) =>
    tx.drizzle.execute(
      `insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate, source, recorded_at, content)
       values ('${file.customership}', 1, '${file.customership}', 5, '5.01', '5.a', '${world.organisations.lahti}', 'x', 'nurse', 'x', 'officer', '${tx.context.instant.toISOString()}', '')`,
    ),
  )
  await expect(insert).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('an officer outside the team finds no such customership to record in', async () => {
  const outsider = await world.officer('nurse', world.organisations.county)
  const body = { category: 5, field: '5.01', value: 'x', source: 'officer', effect, necessity }
  await expect(world.send(recordEntryEndpoint, outsider, file.params, body)).rejects.toMatchObject(
    problem('not-found'),
  )
})
