import { newId } from '@tym/kernel'
import { organisations } from '@tym/personas'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { asApp, contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let officer: Holder
let colleague: Holder
let nurse: Holder
let kela: Holder
/** Taken by the labour authority and the county; it awaits Kela. */
let file: string
beforeAll(async () => {
  network = await createNetwork()
  officer = await network.holder('porvoo-specialist')
  colleague = await network.holder('porvoo-specialist-two')
  nurse = await network.holder('county-nurse')
  kela = await network.holder('kela-specialist')
})
afterAll(() => network.close())
beforeEach(async () => {
  file = (await network.openCustomership({ team: [officer, nurse] })).id
})

type Settings = Readonly<Record<string, string>>
/** Past the triggers: as it is after steps that no test takes. */
const arrange = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  network.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })
const kinds = ['customership', 'opening', 'taking', 'search', 'caseload', 'organisation', 'oversight']

describe('a code of before', () => {
  const anyCode = () => newId().replaceAll('-', '').repeat(2)
  const presentCode = async () => {
    const [row] = await network.sql<{ code: string }[]>`select encode(index, 'hex') as code
      from customerships.identity_index where customership = ${file}`
    return row?.code ?? ''
  }
  const remember = async (code: string) => {
    await network.sql`insert into customerships.former_index (customership, index) values (${file}, decode(${code}, 'hex'))`
    return code
  }
  const asked = async (kind: string, call: string, code: string) => {
    const rows = await asApp(
      network,
      contextOf(officer, kind, network),
      `select customership, on_team from relation.${call}(decode('${code}', 'hex'))`,
    )
    return rows.map((row) => [row['customership'], row['on_team']])
  }
  const find = (code: string, kind = 'search') => asked(kind, 'find_by_index', code)
  const start = (code: string, kind = 'opening') => asked(kind, 'open_file_of', code)
  const met = async (code: string) => {
    const rows = await asApp(
      network,
      contextOf(officer, 'opening', network),
      `select customership from relation.open_by_former_code(decode('${code}', 'hex'))`,
    )
    return rows.map((row) => row['customership'])
  }

  test('finds the file that had it, once, and only in a search', async () => {
    const code = await remember(anyCode())
    expect(await find(code)).toEqual([[file, true]])
    expect(await find(anyCode())).toEqual([])
    const present = await remember(await presentCode())
    expect(await find(present)).toEqual([[file, true]])
    for (const kind of kinds.filter((each) => each !== 'search'))
      for (const each of [code, present]) expect(await find(each, kind), kind).toEqual([])
  })

  test('meets the open file at a start and nowhere else, and none that has the code still or is annulled', async () => {
    const code = await remember(anyCode())
    const present = await presentCode()
    expect([await start(code), await met(code)]).toEqual([[[file, true]], [file]])
    for (const kind of kinds.filter((each) => each !== 'opening'))
      for (const each of [code, present]) expect(await start(each, kind), kind).toEqual([])
    expect(await met(anyCode())).toEqual([])
    await remember(present)
    expect(await met(present)).toEqual([])
    await arrange(
      (
        tx,
      ) => tx`insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at, decided_by,
          decided_at, closed_on, log_days, log_until)
        values (${newId()}, ${file}, ${organisations.porvoo.id}, 'openedByMistake', ''::bytea, 'closed', 'one', '2026-11-23', 'two',
          '2026-11-23', '2026-11-23', 30, '2026-12-23')`,
    )
    expect([await start(code), await met(code)]).toEqual([[], []])
  })
})

describe('the way into a file', () => {
  const mayEnter = async (by: Holder, kind: string, change: Settings = {}) => {
    const context = { ...contextOf(by, kind, network), customership: file, ...change }
    const [row] = await asApp(network, context, 'select relation.may_enter() as may')
    return row?.['may']
  }

  test('is there in no other scope, and without a file in none', async () => {
    expect(await mayEnter(officer, 'customership')).toBe(true)
    for (const kind of ['search', 'caseload', 'organisation', 'oversight', 'job', 'leftEntry', ''])
      expect(await mayEnter(officer, kind), kind).toBe(false)
    for (const kind of kinds) expect(await mayEnter(officer, kind, { customership: '' }), kind).toBe(false)
  })

  test('is there for the customer by their own code, and from outside the team for a party of the file', async () => {
    const [row] = await network.sql<{ code: string }[]>`select encode(index, 'hex') as code
      from customerships.identity_index where customership = ${file}`
    const asCustomer = (self_index: string) =>
      mayEnter(officer, 'customership', { role: 'customer', self_index })
    expect([await asCustomer(row?.code ?? ''), await asCustomer('ab'.repeat(32))]).toEqual([true, false])
    const outside = (change: Settings) => mayEnter(colleague, 'customership', change)
    expect([await outside({}), await outside({ out_of_team: 'yes' })]).toEqual([false, true])
    for (const change of [{ area: newId() }, { authority: organisations.lahti.id }])
      expect(await outside({ out_of_team: 'yes', ...change }), JSON.stringify(change)).toBe(false)
  })

  test('that is being opened is there for who opens it, in the moment of opening it, and for no other file', async () => {
    const [at] = await network.sql<
      { recorded_at: Date }[]
    >`select recorded_at from customerships.customership where id = ${file}`
    const opened = { instant: at?.recorded_at.toISOString() ?? '' }
    expect(await mayEnter(officer, 'opening', { customership: newId() })).toBe(true)
    expect(await mayEnter(officer, 'opening', opened)).toBe(true)
    expect(await mayEnter(colleague, 'opening', opened)).toBe(false)
    expect(await mayEnter(officer, 'opening', { instant: '2030-01-01T00:00:00Z' })).toBe(false)
    const { id: theirs } = await network.openCustomership({ team: [colleague] })
    expect(await mayEnter(officer, 'opening', { ...opened, customership: theirs })).toBe(false)
  })

  test('that is being taken is there for a party that has not taken it, and for who has', async () => {
    const { id: awaits } = await network.openCustomership({ team: [nurse] })
    expect(await mayEnter(kela, 'taking')).toBe(true)
    expect(await mayEnter(officer, 'taking')).toBe(true)
    expect(await mayEnter(colleague, 'taking')).toBe(false)
    expect(await mayEnter(colleague, 'taking', { customership: awaits })).toBe(true)
    expect(await mayEnter(kela, 'taking', { area: newId() })).toBe(false)
    expect(await mayEnter(kela, 'taking', { authority: newId() })).toBe(false)
    await arrange(
      (tx) =>
        tx`update customerships.party set taken_at = now(), taken_by = 'one' where customership = ${file}`,
    )
    expect(await mayEnter(kela, 'taking')).toBe(false)
  })

  test('that has ended leads on with a reason, while it is open with one, and for what goes on in it', async () => {
    await arrange(
      (
        tx,
      ) => tx`update customerships.customership set state = 'ended', state_before_end = 'underAssessment', end_reason = 'pension',
        ended_on = recorded_at::date where id = ${file}`,
    )
    const into = (change: Settings) => mayEnter(officer, 'customership', change)
    expect([await into({}), await into({ after_end: 'open' })]).toEqual([false, true])
    expect([await into({ after_end: 'reason' }), await into({ after_end: 'else' })]).toEqual([false, false])
    const now = network.clock.instant()
    await arrange(
      (
        tx,
      ) => tx`insert into customerships.glass_opening (id, customership, person, usage_right, organisation, kind, opened_at, open_until)
        values (${newId()}, ${file}, ${officer.person}, ${officer.usageRight}, ${officer.grant.authority}, 'urgent', ${now},
          ${new Date(now.getTime() + 60_000)})`,
    )
    expect([await into({ after_end: 'reason' }), await into({})]).toEqual([true, false])
    expect(await mayEnter(nurse, 'customership', { after_end: 'reason' })).toBe(false)
    expect(await mayEnter(colleague, 'customership', { after_end: 'open' })).toBe(false)
  })
})

describe('the gate', () => {
  type Asked = Readonly<
    Record<'file' | 'role' | 'person' | 'right' | 'authority' | 'area' | 'index', string | null>
  >
  /** The way in that the gate decides on, and the file that is marked as entered. */
  const enter = async (by: Holder, outOfTeam: boolean, change: Partial<Asked> = {}) => {
    const { authority, area } = by.grant
    const { person, role, usageRight: right } = by
    const asked: Asked = { file, role, person, right, authority, area, index: null, ...change }
    return network.sql.begin(async (tx) => {
      await tx`select set_config('tym.entered', ${newId()}, true)`
      const [row] = await tx<
        { way: string | null }[]
      >`select relation.enter(${asked.file}, ${asked.role}, ${asked.person},
        ${asked.right}, ${asked.authority}, ${asked.area}, decode(${asked.index}, 'hex'), ${outOfTeam}, ${network.clock.instant()}) as way`
      const [mark] = await tx<{ entered: string | null }[]>`select ctx.entered() as entered`
      return [row?.way, mark?.entered]
    })
  }
  const nowhere = [null, null]

  test('marks the file that a caller comes into, and none where there is no way', async () => {
    const [row] = await network.sql<{ code: string }[]>`select encode(index, 'hex') as code
      from customerships.identity_index where customership = ${file}`
    const customer = { role: 'customer', person: 'customer-0001', authority: null, area: null }
    expect(await enter(officer, false, { ...customer, index: row?.code ?? '' })).toEqual(['self', file])
    expect(await enter(officer, false, { ...customer, index: 'ab'.repeat(32) })).toEqual(nowhere)
    expect(await enter(officer, true, { role: 'customer', index: 'ab'.repeat(32) })).toEqual(nowhere)
    for (const outOfTeam of [false, true]) expect(await enter(nurse, outOfTeam)).toEqual(['team', file])
    expect(await enter(colleague, false)).toEqual(nowhere)
    expect(await enter(colleague, true)).toEqual(['area', file])
    for (const change of [{ area: newId() }, { authority: organisations.lahti.id }, { file: newId() }])
      expect(await enter(colleague, true, change), JSON.stringify(change)).toEqual(nowhere)
    expect(await enter(officer, false, { authority: organisations.kela.id })).toEqual(nowhere)
  })

  test('lets the team into what has ended with a reason, or for as long as it is open with one', async () => {
    await arrange(
      (
        tx,
      ) => tx`update customerships.customership set state = 'ended', state_before_end = 'underAssessment', end_reason = 'pension',
        ended_on = recorded_at::date where id = ${file}`,
    )
    expect(await enter(officer, false)).toEqual(['ended', null])
    expect(await enter(officer, true)).toEqual(['afterEnd', file])
    const now = network.clock.instant()
    await arrange(
      (
        tx,
      ) => tx`insert into customerships.glass_opening (id, customership, person, usage_right, organisation, kind, opened_at, open_until)
        values (${newId()}, ${file}, ${officer.person}, ${officer.usageRight}, ${officer.grant.authority}, 'urgent', ${now},
          ${new Date(now.getTime() + 60_000)})`,
    )
    expect(await enter(officer, false)).toEqual(['afterEnd', file])
    expect(await enter(nurse, false)).toEqual(['ended', null])
  })
})
