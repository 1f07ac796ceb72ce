import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { correctEntryEndpoint } from './correct-entry.ts'
import { decideOnSafetyLiftEndpoint } from './decide-on-safety-lift.ts'
import { flagEntryEndpoint } from './flag-entry.ts'
import { proposeSafetyLiftEndpoint } from './propose-safety-lift.ts'
import { readCategoryEndpoint, readCategoryForReasonEndpoint, readWholeEndpoint } from './read-categories.ts'
import { readEntryHistoryEndpoint } from './read-entry-history.ts'
import { readSafety } from './read-safety.ts'
import { openFile, type TestFile } from './test-file.ts'
import type { Done, Outcome, TestCaller } from './test-requests.ts'
import { createWorld, problem, type World } from './test-world.ts'

const street = 'Piilopolku 7 B 4'
const safeAddress = { street: 'PL 100', postalCode: '06101', city: 'Porvoo' }
let world: World
let file: TestFile
let address: Done
let block: Done
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openFile(world)
  const source = 'customer'
  address = await file.record(
    file.specialist,
    '1.05',
    { street, postalCode: '06100', city: 'Porvoo' },
    { source },
  )
  await file.record(file.specialist, '1.07', ['+358 40 000 0903'], { source })
  await file.record(file.specialist, '1.10', safeAddress, { source })
  block = await file.record(file.specialist, '1.09', { active: true }, { source })
})

const params = () => ({ ...file.params, category: '1' })
const plain = (by: TestCaller) => world.read(readCategoryEndpoint, by, params())
const withPurpose = (by: TestCaller, more: object = {}) =>
  world.read(readCategoryForReasonEndpoint, by, params(), { purpose: 'safetyContact', ...more })
const fieldsOf = ({ entries }: Outcome) => entries.map(({ field }) => field)
const correctBlock = () =>
  world.send(
    correctEntryEndpoint,
    file.specialist,
    { ...file.params, entry: block.id },
    { value: { active: false }, reason: 'Turvakielto päättyi.' },
    1,
  )
const lift = async (of = file) => {
  const reason = 'Uhkaa ei enää ole.'
  const { id } = await world.send(proposeSafetyLiftEndpoint, of.specialist, of.params, { reason })
  const params = { ...of.params, safetyLift: id }
  return world.send(decideOnSafetyLiftEndpoint, of.nurse, params, { decision: 'approve' }, 1)
}

test('a plain read shows the safe contact address instead of the contact data', async () => {
  const answer = await plain(file.specialist)
  expect(fieldsOf(answer)).toEqual(['1.01', '1.02', '1.03', '1.09', '1.10'])
  expect(JSON.stringify(answer)).not.toContain(street)
  expect(JSON.stringify(await world.read(readWholeEndpoint, file.specialist, file.params))).not.toContain(
    street,
  )
})

test('a member of the team who says the purpose reads it, and the log says so', async () => {
  expect(fieldsOf(await withPurpose(file.nurse))).toEqual([
    '1.01',
    '1.02',
    '1.03',
    '1.09',
    '1.10',
    '1.05',
    '1.07',
  ])
  const [line] = await world.sql`select purpose, fields from audit.entry order by xact desc limit 1`
  expect(line).toMatchObject({ purpose: 'safetyContact' })
  expect(line?.['fields']).toContain('1.05')
})

test('from outside the team neither a reason nor a purpose opens it', async () => {
  const outsider = await world.officer('nurse', world.organisations.county)
  await expect(withPurpose(outsider)).rejects.toMatchObject(problem('not-found'))
  const answer = await withPurpose(outsider, { reason: 'Sijaistan vastuuvirkailijaa.' })
  expect(fieldsOf(answer)).toEqual(['1.01', '1.02', '1.03', '1.09', '1.10'])
})

test('another purpose does not open it', async () => {
  const answer = await world.read(readCategoryForReasonEndpoint, file.nurse, params(), {
    purpose: 'arrangeService',
  })
  expect(JSON.stringify(answer)).not.toContain(street)
})

test('the history of an address is not there for officers, and is for the customer', async () => {
  const history = (by: TestCaller) =>
    world.send(readEntryHistoryEndpoint, by, { ...file.params, entry: address.id })
  await expect(history(file.specialist)).rejects.toMatchObject(problem('not-found'))
  expect(JSON.stringify((await history(file.customer)).output)).toContain(street)
  await lift()
  expect(JSON.stringify((await history(file.specialist)).output)).toContain(street)
})

describe('turvakielto is the person’s, not the file’s', () => {
  const number = '+358 40 000 0904'
  /** Another person's file that ends, and the next one of the same person. */
  const endAndOpenAgain = async () => {
    const before = await openFile(world)
    await before.record(before.specialist, '1.07', [number], { source: 'customer' })
    await world.sql`update customerships.customership set state = 'ended', state_before_end = 'planDraft',
      end_reason = 'employed', ended_on = '2026-03-02' where id = ${before.customership}`
    await world.sql`update customerships.identity_index set open = false where customership = ${before.customership}`
    return { before, again: () => openFile(world, before.nationalId) }
  }
  const protect = (next: TestFile, active = true) =>
    next.record(next.specialist, '1.09', { active }, { source: 'customer' })
  const readOf = ({ customership }: TestFile, by: TestCaller, body: object) =>
    world.read(readCategoryForReasonEndpoint, by, { customership, category: '1' }, body)

  test('it closes the contact data of an earlier file, which the team opens with a purpose', async () => {
    const { before, again } = await endAndOpenAgain()
    const outsider = await world.officer('nurse', world.organisations.county)
    const reason = 'Sijaistan vastuuvirkailijaa.'
    // Nobody outside the team is shown contact data in any case.
    expect(fieldsOf(await readOf(before, outsider, { reason }))).not.toContain('1.07')
    expect(fieldsOf(await readOf(before, before.nurse, { reason }))).toContain('1.07')
    await protect(await again())
    expect(fieldsOf(await readOf(before, outsider, { reason }))).not.toContain('1.07')
    expect(fieldsOf(await readOf(before, outsider, { reason, purpose: 'safetyContact' }))).not.toContain(
      '1.07',
    )
    expect(fieldsOf(await readOf(before, before.nurse, { reason }))).not.toContain('1.07')
    expect(fieldsOf(await readOf(before, before.nurse, { reason, purpose: 'safetyContact' }))).toContain(
      '1.07',
    )
    expect(JSON.stringify(await world.read(readWholeEndpoint, before.customer, before.params))).toContain(
      number,
    )
  })

  test('it closes the history of the number too, but for the customer', async () => {
    const { before, again } = await endAndOpenAgain()
    const { entries } = await readOf(before, before.nurse, { reason: 'Asiakas pyytää oikaisua.' })
    const entry = entries.find(({ field }) => field === '1.07')?.id ?? ''
    const history = (by: TestCaller) => world.send(readEntryHistoryEndpoint, by, { ...before.params, entry })
    await history(before.nurse)
    await protect(await again())
    await expect(history(before.nurse)).rejects.toMatchObject(problem('not-found'))
    expect(JSON.stringify((await history(before.customer)).output)).toContain(number)
  })

  test('a file that is opened later is protected for as long as another of the person’s says so', async () => {
    const { before, again } = await endAndOpenAgain()
    await protect(before)
    const next = await again()
    const { id } = await next.record(next.specialist, '1.07', [number], { source: 'customer' })
    await world.send(
      flagEntryEndpoint,
      next.customer,
      { ...next.params, entry: id },
      { reason: 'Vaihtunut.' },
    )
    expect(fieldsOf(await readOf(next, next.nurse, {}))).not.toContain('1.07')
    await protect(next, false)
    expect(fieldsOf(await readOf(next, next.nurse, {}))).not.toContain('1.07')
    await lift(before)
    const { entries } = await readOf(next, next.nurse, {})
    expect(entries.find(({ field }) => field === '1.07')).toMatchObject({ id, flags: 1 })
    const reason = 'Asiakas pyytää oikaisua.'
    expect(fieldsOf(await readOf(before, before.nurse, { reason }))).toContain('1.07')
  })

  test('what one file says and another lifts goes on, in both', async () => {
    const { before, again } = await endAndOpenAgain()
    await protect(before)
    const next = await again()
    await next.record(next.specialist, '1.07', [number], { source: 'customer' })
    await protect(next)
    await lift(next)
    expect(fieldsOf(await readOf(next, next.nurse, {}))).not.toContain('1.07')
    expect(fieldsOf(await readOf(before, before.nurse, { reason: 'Asiakas pyysi.' }))).not.toContain('1.07')
  })

  test('what a deleted file said goes on in the person’s others, to the same day', async () => {
    const { before, again } = await endAndOpenAgain()
    await before.record(
      before.specialist,
      '1.09',
      { active: true, validUntil: '2027-01-31' },
      { source: 'customer' },
    )
    const next = await again()
    await next.record(next.specialist, '1.07', [number], { source: 'customer' })
    await world.sql`delete from customerships.identity_index where customership = ${before.customership}`
    expect(fieldsOf(await readOf(next, next.nurse, {}))).not.toContain('1.07')
    const [row] = await world.sql`select safety_until::text as until from customerships.identity_index
      where customership = ${next.customership}`
    expect(row).toEqual({ until: '2027-01-31' })
  })

  test('nobody else is protected by it, and nobody says it from outside the team', async () => {
    const other = await openFile(world)
    await other.record(other.specialist, '1.07', [number], { source: 'customer' })
    expect(fieldsOf(await readOf(other, other.nurse, {}))).toContain('1.07')
    const outsider = await world.officer('nurse', world.organisations.county)
    const scope = { kind: 'customership', customership: other.customership, outOfTeam: true } as const
    const marking = world.inScope(outsider, scope, (tx) =>
      tx.drizzle.execute(`select relation.mark_safety('2030-01-01')`),
    )
    await expect(marking).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

test('what protects customers from others does not hide their own data from them', async () => {
  expect(JSON.stringify(await plain(file.customer))).toContain(street)
})

describe('contact data moves with the flag, in the transaction that switches it', () => {
  const classes = async () => {
    const rows =
      await world.sql`select class from customer_data.current_document where customership = ${file.customership} and category = 1 order by class`
    return rows.map((row) => row['class'])
  }

  test('to the protected class and back', async () => {
    expect(await classes()).toEqual(['1.a', '1.safety'])
    await lift()
    expect(await classes()).toEqual(['1.a', '1.contact'])
    expect(fieldsOf(await plain(file.nurse))).toEqual([
      '1.01',
      '1.02',
      '1.03',
      '1.09',
      '1.10',
      '1.05',
      '1.07',
    ])
  })

  test('and what is recorded meanwhile is protected from its first moment', async () => {
    await file.record(file.customer, '1.08', 'suvi@example.invalid')
    expect(await classes()).toEqual(['1.a', '1.safety'])
    expect(fieldsOf(await plain(file.nurse))).not.toContain('1.08')
    expect(fieldsOf(await withPurpose(file.nurse))).toContain('1.08')
  })

  test('one source that still says so keeps it, when another is lifted', async () => {
    await file.record(file.specialist, '1.09', { active: true }, { source: 'customer' })
    await correctBlock()
    expect(await classes()).toEqual(['1.a', '1.safety'])
    expect(fieldsOf(await plain(file.nurse))).not.toContain('1.07')
  })

  test('a switch and a new number at the same moment leave nothing in the open', async () => {
    await lift()
    await Promise.all([
      file.record(file.specialist, '1.09', { active: true }, { source: 'customer' }),
      file.record(file.specialist, '1.08', 'suvi@example.invalid', { source: 'customer' }),
      file.record(file.customer, '1.07', ['+358 40 000 0999']),
    ])
    expect(await classes()).toEqual(['1.a', '1.safety'])
    expect(fieldsOf(await withPurpose(file.nurse)).slice(-4)).toEqual(['1.10', '1.05', '1.07', '1.08'])
  })
})

describe('a file of an earlier release, whose mark another file of the person had taken', () => {
  const asBefore = () =>
    world.sql`update customerships.identity_index set safety_until = null, safety_to_read = true where customership = ${file.customership}`
  const read = () => {
    const context = {
      instant: world.clock.instant(),
      calendar: world.clock.calendar(),
      scope: { kind: 'job' as const, job: 'read-safety' },
    }
    return world.worker.write(context, (tx) => readSafety(tx, undefined, world.keys))
  }
  const mark = async () => {
    const [row] = await world.sql`select safety_until::text as until, safety_to_read as unread,
      relation.is_shielded(customership, ${world.clock.calendar()}) as shielded
      from customerships.identity_index where customership = ${file.customership}`
    return row
  }

  test('is protected at once, and marked with what its entry says by the job', async () => {
    await asBefore()
    expect(await mark()).toEqual({ until: null, unread: true, shielded: true })
    await expect(correctBlock()).rejects.toMatchObject(problem('safety-takes-two'))
    expect((await read()).counts['read']).toBeGreaterThan(0)
    expect(await mark()).toEqual({ until: 'infinity', unread: false, shielded: true })
  })

  test('is not, where two persons have lifted it', async () => {
    await lift()
    await asBefore()
    await read()
    expect(await mark()).toEqual({ until: null, unread: false, shielded: false })
  })

  test('stays protected where its entry cannot be read, and by nobody but the job', async () => {
    await asBefore()
    const context = {
      instant: world.clock.instant(),
      calendar: world.clock.calendar(),
      scope: { kind: 'job' as const, job: 'read-safety' },
    }
    const without = { find: () => Promise.resolve(undefined) }
    await world.worker.write(context, (tx) => readSafety(tx, undefined, without))
    expect(await mark()).toEqual({ until: null, unread: true, shielded: true })
    const other = { ...context, scope: { kind: 'job' as const, job: 'lay-out-documents' } }
    await world.worker.write(other, (tx) => readSafety(tx, undefined, world.keys))
    expect(await mark()).toMatchObject({ unread: true })
    await read()
  })
})
