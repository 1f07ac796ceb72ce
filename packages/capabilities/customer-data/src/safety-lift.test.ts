import { addDays } from '@tym/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { decideOnSafetyLiftEndpoint } from './decide-on-safety-lift.ts'
import { listSafetyLiftsEndpoint } from './list-safety-lifts.ts'
import { proposeSafetyLiftEndpoint } from './propose-safety-lift.ts'
import { readCategoryEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

const reason = 'Asiakas ja poliisi arvioivat, ettei uhkaa enää ole.'
let world: World
let file: TestFile
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openFile(world)
  await file.record(file.specialist, '1.07', ['+358 40 000 0903'], { source: 'customer' })
})

const inDays = (days: number) => addDays(world.clock.calendar(), days)
const set = (by: TestCaller, value: object) => file.record(by, '1.09', value, { source: 'customer' })
const isOpen = async (by = file.nurse) => {
  const { entries } = await world.read(readCategoryEndpoint, by, { ...file.params, category: '1' })
  return entries.some(({ field }) => field === '1.07')
}
const propose = (by: TestCaller, until?: string) =>
  world.send(proposeSafetyLiftEndpoint, by, file.params, {
    reason,
    ...(until === undefined ? {} : { until }),
  })
const decide = (by: TestCaller, safetyLift: string, decision = 'approve', version = 1) =>
  world.send(decideOnSafetyLiftEndpoint, by, { ...file.params, safetyLift }, { decision }, version)
const mark = async () => {
  const [row] = await world.sql`select safety_until::text as until from customerships.identity_index
    where customership = ${file.customership}`
  return row?.['until']
}

describe('turvakielto is set and prolonged by one officer of any party, at once', () => {
  test.each(['specialist', 'socialWorker', 'nurse', 'kelaSpecialist'] as const)('%s', async (who) => {
    await set(file[who], { active: true, validUntil: inDays(300) })
    expect(await isOpen()).toBe(false)
    const longer = inDays(600)
    await set(file.kelaSpecialist, { active: true, validUntil: longer })
    expect(await mark()).toBe(longer)
  })

  test('one whose last day is past is not taken', async () => {
    await expect(set(file.nurse, { active: true, validUntil: inDays(-1) })).rejects.toMatchObject(
      problem('invalid-date'),
    )
  })
})

describe('it ends with its last day, by the calendar', () => {
  test('and not before', async () => {
    await set(file.nurse, { active: true, validUntil: inDays(30) })
    world.clock.advance({ days: 30 })
    expect(await isOpen()).toBe(false)
    world.clock.advance({ days: 1 })
    expect(await isOpen()).toBe(true)
    await file.record(file.specialist, '1.08', 'suvi@example.invalid', { source: 'customer' })
    expect(await isOpen(file.specialist)).toBe(true)
    await set(file.nurse, { active: true })
    expect(await isOpen()).toBe(false)
  })
})

describe('lifting and shortening take two persons', () => {
  test('one alone lifts nothing, by whichever road', async () => {
    const { id } = await set(file.specialist, { active: true })
    const correction = { value: { active: false }, reason: 'Päättyi.' }
    const params = { ...file.params, entry: id }
    await expect(
      world.send(correctEntryEndpoint, file.specialist, params, correction, 1),
    ).rejects.toMatchObject(problem('safety-takes-two'))
    const shorter = { value: { active: true, validUntil: inDays(1) }, reason: 'Lyhyempi.' }
    await expect(world.send(correctEntryEndpoint, file.specialist, params, shorter, 1)).rejects.toMatchObject(
      problem('safety-takes-two'),
    )
    const { id: lift } = await propose(file.specialist)
    await expect(decide(file.specialist, lift)).rejects.toMatchObject(problem('own-proposal'))
    expect(await isOpen()).toBe(false)
  })

  test('another of any party decides, and each entry that had set it says so', async () => {
    const first = await set(file.nurse, { active: true, validUntil: inDays(600) })
    const longer = await set(file.specialist, { active: true })
    const { id } = await propose(file.nurse)
    expect(await isOpen()).toBe(false)
    await decide(file.kelaSpecialist, id)
    expect(await isOpen()).toBe(true)
    const { entries } = await world.read(readCategoryEndpoint, file.nurse, { ...file.params, category: '1' })
    const blocks = entries.filter(({ field }) => field === '1.09')
    expect(blocks).toMatchObject([
      { id: longer.id, version: 2, value: { active: false }, owner: world.organisations.lahti },
    ])
    const params = { ...file.params, entry: first.id }
    expect((await world.send(readEntryHistoryEndpoint, file.nurse, params)).output).toMatchObject({
      owner: world.organisations.county,
      versions: [{ value: { active: true } }, { version: 2, value: { active: false } }],
    })
    const { output } = await world.send(listSafetyLiftsEndpoint, file.nurse, file.params)
    expect(output).toMatchObject({ items: [{ state: 'lifted', reason, until: null }] })
  })

  test('it is shortened to a day, and no further', async () => {
    await set(file.specialist, { active: true, validUntil: inDays(600) })
    for (const until of [inDays(601), inDays(600), inDays(-1)])
      await expect(propose(file.nurse, until)).rejects.toMatchObject(problem('invalid-date'))
    const shorter = inDays(100)
    const { id } = await propose(file.nurse, shorter)
    await decide(file.specialist, id)
    expect(await mark()).toBe(shorter)
    expect(await isOpen()).toBe(false)
  })

  test('what has been set again since it was proposed is not lifted by it', async () => {
    await set(file.specialist, { active: true, validUntil: inDays(100) })
    const { id } = await propose(file.nurse)
    await set(file.specialist, { active: true, validUntil: inDays(300) })
    await expect(decide(file.specialist, id)).rejects.toMatchObject(problem('state-conflict'))
    await decide(file.nurse, id, 'refuse')
    await expect(decide(file.specialist, id, 'approve', 2)).rejects.toMatchObject(problem('state-conflict'))
    expect(await isOpen()).toBe(false)
  })

  test('nothing is proposed where nothing is in force, or twice', async () => {
    await expect(propose(file.nurse)).rejects.toMatchObject(problem('state-conflict'))
    await set(file.specialist, { active: true })
    await propose(file.nurse)
    await expect(propose(file.specialist)).rejects.toMatchObject(problem('state-conflict'))
  })

  test('the whole team is told of both', async () => {
    await set(file.specialist, { active: true })
    const { id } = await propose(file.nurse)
    await decide(file.specialist, id)
    const jobs =
      await world.sql`select payload ->> 'notice' as notice, payload ->> 'team' as team, payload ->> 'except' as except
      from outbox.job where kind = 'tell-officers' and payload ->> 'once' = ${id} order by planned_at`
    expect([...jobs]).toEqual([
      { notice: 'safetyLiftProposed', team: 'all', except: file.nurse.principal.person },
      { notice: 'safetyLifted', team: 'all', except: file.specialist.principal.person },
    ])
  })
})

describe('the database itself refuses', () => {
  const inFile = (by: TestCaller, statement: string) =>
    world.inside(by, file.customership, (tx) => tx.drizzle.execute(statement))

  test('that one person says less than the file says, or decides a proposal of their own', async () => {
    await set(file.specialist, { active: true })
    for (const until of ['null', `'${inDays(1)}'`])
      await expect(
        inFile(file.specialist, `select relation.mark_safety(${until}::date)`),
      ).rejects.toMatchObject({ cause: { code: 'TY071' } })
    await propose(file.nurse)
    const own = `update customer_data.safety_lift set state = 'lifted', version = 2, decided_by = ctx.person(),
      decided_as = ctx.authority(), decided_at = ctx.instant()`
    await expect(inFile(file.nurse, own)).rejects.toMatchObject({ cause: { code: '23514' } })
    const inAnothersName = own.replace('ctx.person()', `'somebody-else'`)
    await expect(inFile(file.specialist, inAnothersName)).rejects.toMatchObject({ cause: { code: 'TY070' } })
    expect(await isOpen()).toBe(false)
  })

  test('that an officer outside the team proposes, or a customer marks', async () => {
    await set(file.specialist, { active: true })
    const outsider = await world.officer('nurse', world.organisations.county)
    await expect(propose(outsider)).rejects.toThrow()
    await expect(inFile(file.customer, `select relation.mark_safety('2030-01-01')`)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })
})
