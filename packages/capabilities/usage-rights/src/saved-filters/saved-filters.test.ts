import { newCertificateId, personId, savedFilterId, type UsageRightId } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endRight } from '../end-right.ts'
import { expireUsageRights } from '../expire-usage-rights.ts'
import { aino, area, createTestWorld, porvoo, porvooOfficer, type TestWorld } from '../test-world.ts'
import { changeFilter } from './change-filter.ts'
import { deleteFilter } from './delete-filter.ts'
import { listFiltersKept } from './list-filters.ts'
import { saveFilter } from './save-filter.ts'
import { type FilterBody, filterBody, mostOfOneList } from './saved-filter.ts'

let world: TestWorld
let right: UsageRightId
beforeAll(async () => {
  world = await createTestWorld()
})
beforeEach(async () => {
  await world.clear()
  right = await world.granted()
})
afterAll(() => world.drop())

const callerWith = (usageRight: UsageRightId, role: 'employmentSpecialist' | 'accessOfficer') =>
  ({
    kind: 'person',
    person: aino,
    certificate: newCertificateId(),
    role,
    title: 'työllisyysasiantuntija',
    employer: porvoo,
    authority: porvoo,
    area,
    usageRight,
  }) as const
/** Somebody else of the same role and organisation. */
const somebodyElse = async () => {
  const oskar = personId.parse('person-oskar')
  return { ...callerWith(await world.granted({ holder: oskar }), 'employmentSpecialist'), person: oskar }
}
const me = () => callerWith(right, 'employmentSpecialist')
const mine: FilterBody = { list: 'tasks', name: 'Viikon työt', codes: { group: 'week' }, isDefault: false }
const save = async (change: Partial<FilterBody> = {}, by = me()) => {
  const body = filterBody.parse({ ...mine, ...change })
  return savedFilterId.parse((await world.as(by, (tx) => saveFilter(tx, by, body))).id)
}
const kept = (by: ReturnType<typeof callerWith> = me()) => world.as(by, (tx) => listFiltersKept(tx))

test('a filter is kept as codes under a name, with its list, and is there by another certificate', async () => {
  const id = await save()
  await save({ list: 'caseload', codes: { state: 'planDraft', language: 'sv' } })
  expect(await kept()).toMatchObject([
    { id, list: 'tasks', name: 'Viikon työt', codes: { group: 'week' }, isDefault: false, version: 1 },
    { list: 'caseload', codes: { state: 'planDraft', language: 'sv' } },
  ])
  const [row] = await world.admin.sql`select codes from usage_rights.saved_filter where list = 'caseload'`
  expect(row).toEqual({ codes: 'state=planDraft&language=sv' })
})

test('it takes codes of its list only, and a name without any digit', () => {
  const refused = (change: object) => filterBody.safeParse({ ...mine, ...change }).success
  expect(refused({})).toBe(true)
  for (const change of [
    { codes: { group: 'Eeva' } },
    { codes: { name: 'Eeva' } },
    { codes: { state: 'planDraft' } },
    { codes: {} },
    { name: '010190-900X' },
    { name: 'TYM-2026-0000184' },
    { name: 'kaksi\nriviä' },
    { name: ' ' },
    { name: 'x'.repeat(41) },
  ])
    expect(refused(change), JSON.stringify(change)).toBe(false)
})

test('one of a list is the default at most; a rename keeps the rest', async () => {
  const first = await save({ isDefault: true })
  const second = await save({ name: 'Tarkistukset', codes: { kind: 'review' }, isDefault: true })
  const other = await save({ list: 'caseload', name: 'Omat', codes: { duty: 'mine' }, isDefault: true })
  const defaults = async () => (await kept()).filter(({ isDefault }) => isDefault).map(({ id }) => id)
  expect(new Set(await defaults())).toEqual(new Set([second, other]))
  const change = (id: typeof first, version: number, name: string, isDefault: boolean) =>
    world.as(me(), (tx) => changeFilter(tx, me(), { id, expectedVersion: version }, { name, isDefault }))
  expect(await change(first, 1, 'Tämä viikko', true)).toMatchObject({ version: 2, touched: [] })
  expect(new Set(await defaults())).toEqual(new Set([first, other]))
  expect((await kept()).find(({ id }) => id === first)).toMatchObject({
    name: 'Tämä viikko',
    codes: { group: 'week' },
  })
  await expect(change(first, 1, 'Taas', true)).rejects.toMatchObject({ code: 'stale-version' })
  await expect(change(first, 2, 'Tarkistukset', true)).rejects.toMatchObject({ code: 'saved-filter-exists' })
})

test('a list has no two of one name, and no more than so many', async () => {
  await save()
  await expect(save()).rejects.toMatchObject({ code: 'saved-filter-exists' })
  const letters = 'abcdefghijklmnopqrst'
  for (let n = 1; n < mostOfOneList; n += 1) await save({ name: `Rajaus ${letters[n]}` })
  await expect(save({ name: 'Vielä yksi' })).rejects.toMatchObject({ code: 'too-many-saved-filters' })
})

test('it is deleted, once, by nobody else', async () => {
  const id = await save()
  const other = await somebodyElse()
  const remove = (by: ReturnType<typeof callerWith>) => world.as(by, (tx) => deleteFilter(tx, by, id))
  expect(await kept(other)).toEqual([])
  await expect(remove(other)).rejects.toMatchObject({ code: 'not-found' })
  expect(await remove(me())).toMatchObject({ id, touched: [] })
  await expect(remove(me())).rejects.toMatchObject({ code: 'not-found' })
})

test('the database keeps each right’s to itself, and none of a role without the operation', async () => {
  await save()
  const another = await somebodyElse()
  const stolen = { ...another, usageRight: right }
  await expect(world.as(another, (tx) => saveFilter(tx, stolen, mine))).rejects.toMatchObject({
    cause: { code: '42501' },
  })
  expect(await kept(callerWith(right, 'accessOfficer'))).toEqual([])
  const raw = (codes: string, name: string) =>
    world.as(me(), (tx) =>
      tx.drizzle.execute(
        `insert into usage_rights.saved_filter values (gen_random_uuid(), '${right}', 'tasks', '${name}', '${codes}', false, 1, ctx.instant())`,
      ),
    )
  for (const [codes, name] of [
    ['name=Eeva Esimerkki', 'Nimi'],
    ['kind=010190', 'Tunnus'],
    ['kind=plan', '010190-900X'],
  ] as const)
    await expect(raw(codes, name)).rejects.toMatchObject({ cause: { code: '23514' } })
})

test('filters go with their right, and stay while it lives', async () => {
  await save()
  const rows = async () => (await world.admin.sql`select id from usage_rights.saved_filter`).length
  await world.carry(expireUsageRights)
  expect(await rows()).toBe(1)
  await world.as(porvooOfficer, (tx) => endRight(tx, porvooOfficer, right, 'Tehtävä on päättynyt.'))
  await world.carry(expireUsageRights)
  expect(await rows()).toBe(0)
})
