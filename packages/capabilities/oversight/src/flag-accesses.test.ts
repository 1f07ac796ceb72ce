import { addDays, dateInHelsinki, newId } from '@tym/kernel'
import { accessFlags } from '@tym/register'
import { expectDone, type Holder, sealAll } from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acts, type FlagWorld, most, mostOut, openFlagWorld } from './test-flags.ts'

const { manyCustomers, outOfTeam } = accessFlags

let world: FlagWorld
let officer: Holder
beforeAll(async () => {
  world = await openFlagWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  officer = await world.newOfficer()
})

describe('many customers in little time', () => {
  test.each([
    ['under the limit', most - 1, false],
    ['at the limit', most, false],
    ['one over it', most + 1, true],
  ])('%s', async (_name, many, isFlagged) => {
    const lines = await world.log(acts(officer, many))
    await world.watch()
    const flags = await world.flagsOf(officer)
    expect(flags.map(({ kind, lineCount }) => [kind, lineCount])).toEqual(
      isFlagged ? [['manyCustomers', many]] : [],
    )
    if (isFlagged) expect([...(flags[0]?.lines ?? [])].sort()).toEqual([...lines].sort())
  })

  test('counts customers and not acts', async () => {
    const [one] = acts(officer, 1)
    if (one === undefined) throw new Error('no act')
    await world.log([...acts(officer, most - 1), ...Array.from({ length: 30 }, () => one)])
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
  })

  test('counts customers in each window, also of somebody who opens more than the limit in all', async () => {
    const [one] = acts(officer, 1)
    if (one === undefined) throw new Error('no act')
    const earlier = acts(officer, most).map((act) => ({ ...act, at: act.at - manyCustomers.minutes - most }))
    await world.log([...earlier, ...acts(officer, most - 1), ...Array.from({ length: 30 }, () => one)])
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
  })

  test.each([
    ['as long apart as the time is', 0, false],
    ['a minute less', 1, true],
  ])('counts what is %s', async (_name, minutes, isFlagged) => {
    const first = { by: officer, at: -manyCustomers.minutes + minutes, customership: newId() }
    await world.log([first, ...acts(officer, most)])
    await world.watch()
    expect(await world.flagsOf(officer)).toHaveLength(isFlagged ? 1 : 0)
  })

  test('counts each person alone', async () => {
    const other = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    await world.log([...acts(officer, most), ...acts(other, most)])
    await world.watch()
    expect([...(await world.flagsOf(officer)), ...(await world.flagsOf(other))]).toEqual([])
  })

  test('leaves out one’s own lists, and counts refused attempts and searches', async () => {
    await world.log(acts(officer, most + 5, { event: 'customership.caseloadListed' }))
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
    await world.log([
      ...acts(officer, most, { outcome: 'denied' }),
      ...acts(officer, 1, { event: 'customership.searched' }),
    ])
    await world.watch()
    expect(await world.flagsOf(officer)).toMatchObject([{ kind: 'manyCustomers', lineCount: most + 1 }])
  })

  test('flags each line once, however often it is looked at, and lets an unanswered flag grow', async () => {
    await world.log(acts(officer, most + 1))
    await world.watch()
    await world.watch()
    expect(await world.flagsOf(officer)).toMatchObject([{ lineCount: most + 1, version: 1 }])
    world.network.clock.pass({ minutes: 5 })
    await world.log(acts(officer, 1))
    await world.watch()
    expect(await world.flagsOf(officer)).toMatchObject([{ lineCount: most + 2, version: 2 }])
    expect(await world.noticed(world.supervisor, 'accessFlagged')).toHaveLength(
      new Set((await world.listFor(world.supervisor)).map(({ id }) => id)).size,
    )
  })

  test('finds a line that was committed long after its instant', async () => {
    const [late, ...others] = acts(officer, most + 1)
    if (late === undefined) throw new Error('no act')
    await world.log(others)
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
    world.network.clock.pass({ minutes: 90 })
    await world.log([{ ...late, at: late.at - 90 }])
    await world.watch()
    expect(await world.flagsOf(officer)).toHaveLength(1)
  })

  test('waits for a line to be sealed, and then finds it', async () => {
    await world.log(acts(officer, most + 1))
    expect(await world.run('flag-accesses')).toEqual(['done'])
    expect(await world.flagsOf(officer)).toEqual([])
    await world.watch()
    expect(await world.flagsOf(officer)).toHaveLength(1)
  })

  test('is flagged once by two that look at the same lines at once', async () => {
    await world.watch()
    await world.log(acts(officer, most + 1))
    await sealAll(world.network, world.worker)
    const [first, second] = await world.runTwice('flag-accesses')
    expect(first).toEqual({ raised: 1, lines: most + 1 })
    expect(second).toEqual({ raised: 0, lines: 0 })
    expect(await world.flagsOf(officer)).toMatchObject([{ lineCount: most + 1, version: 1 }])
  })

  test('of people who open tens of thousands are found as well, so many lines at a time, and each is flagged', async () => {
    const { sql, clock } = world.network
    const other = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    // One opens minute after minute, the other all at one instant; together more than one piece takes.
    const [minuteByMinute, atOnce] = [officer, other]
    const open = async (by: Holder, minutesAgo: number) => {
      const { employer, authority } = by.grant
      await sql`with acts as (
          insert into audit.entry (line, at, event, outcome, person, usage_right, employer, authority, role, policy_version, out_of_team)
          select gen_random_uuid(), ${clock.instant()}::timestamptz - ${minutesAgo} * interval '1 minute', 'category.read',
            'allowed', ${by.person}, ${by.usageRight}, ${employer}, ${authority}, ${by.role}, 'test', false
          from generate_series(1, 3000) returning line
        ) insert into audit.detail (line, customership) select line, gen_random_uuid() from acts`
    }
    await world.watch()
    for (let minutesAgo = 5; minutesAgo > 0; minutesAgo -= 1) {
      await open(minuteByMinute, minutesAgo)
      await open(atOnce, 0)
    }
    await sealAll(world.network, world.worker)
    const [first, second] = await world.runTwice('flag-accesses')
    expect(first).toEqual({ raised: 2, lines: 25_000 })
    expect(second).toEqual({ raised: 0, lines: 0 })
    expect(await world.watch()).toBe(2)
    for (const each of [minuteByMinute, atOnce])
      expect(await world.flagsOf(each)).toMatchObject([{ lineCount: 15_000 }])
  })

  test('is found afterwards when nobody has looked for days', async () => {
    await world.watch()
    await world.log(acts(officer, most + 1))
    world.network.clock.pass({ minutes: 3 * 24 * 60 })
    await world.watch()
    expect(await world.flagsOf(officer)).toHaveLength(1)
  })

  test('is less for registrars', async () => {
    const limit = manyCustomers.most.registrar ?? Number.NaN
    const curious = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
    await world.log(acts(curious, limit, { event: 'accessLog.inquired' }))
    await world.watch()
    expect(await world.flagsOf(curious)).toEqual([])
    await world.log(acts(curious, 1, { event: 'accessLog.inquired' }))
    await world.watch()
    expect(await world.flagsOf(curious)).toMatchObject([{ kind: 'manyCustomers', lineCount: limit + 1 }])
  })
})

describe('readings from outside the team', () => {
  test.each([
    ['under the limit', mostOut - 1, false],
    ['at the limit', mostOut, false],
    ['one over it', mostOut + 1, true],
  ])('%s', async (_name, many, isFlagged) => {
    await world.log(acts(officer, many, { outOfTeam: true }))
    await world.log(acts(officer, mostOut + 1))
    await world.watch()
    const flags = await world.flagsOf(officer)
    expect(flags.map(({ kind, lineCount }) => [kind, lineCount])).toEqual(
      isFlagged ? [['outOfTeam', many]] : [],
    )
  })

  test('are counted over a day', async () => {
    const day = outOfTeam.minutes
    await world.log([
      ...acts(officer, 1, { outOfTeam: true, at: -day }),
      ...acts(officer, mostOut, { outOfTeam: true, at: 0 }),
    ])
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
    await world.log(acts(officer, 1, { outOfTeam: true, at: -day + 1 }))
    await world.log(acts(officer, 1, { outOfTeam: true, at: 0 }))
    await world.watch()
    expect(await world.flagsOf(officer)).toMatchObject([{ kind: 'outOfTeam' }])
  })
})

describe('readings after the end', () => {
  const endedDaysAgo = async (days: number) => {
    const startedOn = addDays(world.network.clock.calendar(), -7)
    const { id } = await world.network.openCustomership({ startedOn })
    await world.network
      .sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
      end_reason = 'needOver', ended_on = ${addDays(world.network.clock.calendar(), -days)} where id = ${id}`
    return id
  }
  beforeEach(async () => {
    // The calendar follows the instant again, as it does in production.
    const { clock } = world.network
    clock.setCalendar(dateInHelsinki(clock.instant()))
  })

  test.each([
    ['of a file that has not ended', undefined, false],
    ['on the day of the end', 0, false],
    ['on the day after it', 1, true],
  ])('%s', async (_name, days, isFlagged) => {
    const customership = days === undefined ? world.file.id : await endedDaysAgo(days)
    await world.log([{ by: officer, at: 0, customership }])
    await world.watch()
    const flags = await world.flagsOf(officer)
    expect(flags.map(({ kind }) => kind)).toEqual(isFlagged ? ['afterEnd'] : [])
  })

  test('count only when they were let in, and as the calendar goes', async () => {
    const customership = await endedDaysAgo(1)
    await world.log([{ by: officer, at: 0, customership, outcome: 'denied' }])
    await world.watch()
    expect(await world.flagsOf(officer)).toEqual([])
    const { clock } = world.network
    const today = await endedDaysAgo(0)
    clock.setCalendar(addDays(clock.calendar(), 1))
    await world.log([{ by: officer, at: 0, customership: today }])
    await world.watch()
    expect(await world.flagsOf(officer)).toMatchObject([{ kind: 'afterEnd' }])
  })
})

describe('the reader’s own family name', () => {
  const compare = () => world.watch('flag-own-surname')
  const namesake = (name: string) =>
    world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo', name })
  const fileOf = async (familyName: string) => (await world.network.openCustomership({ familyName })).id

  test.each([
    ['Aino Kanarialintu', 'Kanarialintu', true],
    ['Aino KANARIALINTU-Mäki', 'mäki', true],
    ['Aino Mäki Kanarialintu', 'Mäki', true],
    ['Carl von Essen', 'Essen', true],
    ['Kanarialintu Mäki', 'Kanarialintu', false],
    ['Aino Maki', 'Mäki', false],
    ['Carl von Essen', 'von Wright', false],
  ])('%s reads %s', async (name, familyName, isFlagged) => {
    const reader = await namesake(name)
    await world.log([{ by: reader, at: 0, customership: await fileOf(familyName) }])
    await compare()
    expect((await world.flagsOf(reader)).map(({ kind }) => kind)).toEqual(isFlagged ? ['ownSurname'] : [])
  })

  test('is found in what was really read, and once for each reader and file', async () => {
    const reader = await namesake('Aino Kanarialintu')
    const { path, team } = await world.network.openCustomership({ familyName: 'Kanarialintu' })
    await team[0].fetch('POST', `${path}/team`, { body: { person: reader.person } })
    for (const category of [1, 2, 3])
      expect((await reader.fetch('GET', `${path}/categories/${category}`)).status).toBe(200)
    await compare()
    expect(await world.flagsOf(reader)).toMatchObject([{ kind: 'ownSurname', lineCount: 1, version: 1 }])
    const [{ id } = { id: '' }] = await world.flagsOf(reader)
    expectDone(await world.answer(world.second, id, 1), 'answer')
    world.network.clock.pass({ minutes: 75 })
    expect((await reader.fetch('GET', `${path}/categories/1`)).status).toBe(200)
    await compare()
    expect(await world.flagsOf(reader)).toHaveLength(1)
  })

  test('is found although the key of another file does not open', async () => {
    const reader = await namesake('Aino Kanarialintu')
    const [damaged, good] = [await fileOf('Kanarialintu'), await fileOf('Kanarialintu')]
    await world.network
      .keySql`update keys.wrapped_key set wrapped = decode(repeat('00', octet_length(wrapped)), 'hex') where customership = ${damaged}`
    const lines = await world.log(
      [damaged, good].map((customership) => ({ by: reader, at: 0, customership })),
    )
    await compare()
    expect((await world.flagsOf(reader)).map((flag) => flag.lines)).toEqual([[lines[1]]])
  })

  test('is kept nowhere: neither name nor hash', async () => {
    const columns = await world.network.sql`select table_name, column_name from information_schema.columns
      where table_schema = 'oversight' and (column_name ~ 'name|hash|mark' or data_type = 'bytea')`
    expect(columns.map((each) => `${each['table_name']}.${each['column_name']}`).sort()).toEqual([
      'flag.answer',
      'line_delay.reason',
      'log_question.answer',
      'log_question.question',
      'review.reason',
    ])
  })

  test('of a former name counts too', async () => {
    const reader = await namesake('Aino Entinen')
    const { id, path, team } = await world.network.openCustomership({ familyName: 'Entinen' })
    const [entry] = await world.network.sql`select id from customer_data.entry
      where customership = ${id} and field = '1.03'`
    const body = { value: 'Nykyinen', reason: 'Nimi on muuttunut.' }
    const headers = { 'if-match': '"1"' }
    const corrected = await team[0].fetch('POST', `${path}/entries/${entry?.['id']}/corrections`, {
      body,
      headers,
    })
    if (corrected.status >= 400) throw new Error(corrected.text)
    await world.log([{ by: reader, at: 0, customership: id }])
    await compare()
    expect(await world.flagsOf(reader)).toHaveLength(1)
  })
})
