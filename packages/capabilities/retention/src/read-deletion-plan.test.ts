import { addDays, addMonths, plainDate } from '@tym/kernel'
import {
  createLogReader,
  createNetwork,
  expectDone,
  type Holder,
  type Network,
  type OpenedCustomership,
} from '@tym/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let operator: Holder
let registrar: Holder
beforeAll(async () => {
  network = await createNetwork()
  operator = await network.holder({ role: 'kehaOperator', organisation: 'keha' })
  registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
})
afterAll(() => network.close())

const answered = z.object({
  due: z.int(),
  held: z.int(),
  runs: z.int(),
  mostInRun: z.int(),
  byMonth: z.array(z.object({ month: z.string(), due: z.int(), held: z.int() })),
  items: z.array(
    z.looseObject({
      customership: z.string(),
      state: z.string(),
      keptUntil: z.string(),
      deletionOn: z.string(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
const planFor = async (on: string, more = '') =>
  answered.parse(expectDone(await operator.fetch('GET', `/v1/deletion-plan?on=${on}${more}`), 'plan'))

async function endedOn(day: string): Promise<OpenedCustomership> {
  const file = await network.openCustomership({ startedOn: '2026-11-02' })
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${day} where id = ${file.id}`
  return file
}
const made = z.object({ id: z.string() })
async function hold(file: OpenedCustomership, change: object): Promise<string> {
  const [officer] = file.team
  const reason = 'Muutoksenhaku päätökseen on vireillä hallinto-oikeudessa.'
  const body = { ground: 'pendingMatter', section: '808/2019 7 §', reviewOn: '2027-06-30', reason, ...change }
  const { id } = made.parse(
    expectDone(await officer.fetch('POST', `${file.path}/holds`, { body }), 'propose'),
  )
  const approval = { body: { decision: 'approve' }, headers: { 'if-match': '"1"' } }
  expectDone(await registrar.fetch('POST', `${file.path}/holds/${id}/decision`, approval), 'approve')
  return id
}

test('the plan tells who is due by a day, by which rule, what holds them, and nothing else', async () => {
  const [first, second, third, later] = [
    await endedOn('2026-11-10'),
    await endedOn('2026-11-20'),
    await endedOn('2026-12-05'),
    await endedOn('2027-03-01'),
  ]
  const open = await network.openCustomership()
  const whole = await hold(second, { scope: 'file' })
  expect(await planFor('2030-11-10')).toMatchObject({ due: 0, held: 0, runs: 0, items: [], nextCursor: null })

  const log = createLogReader(network.sql)
  await log.take()
  const plan = await planFor('2030-12-31')
  const rule = { section: '381/2023 12 §', months: 48, effectiveFrom: '2025-01-01' }
  expect(plan).toMatchObject({
    due: 3,
    held: 1,
    runs: 1,
    mostInRun: 200,
    nextCursor: null,
    byMonth: [
      { month: '2030-11', due: 2, held: 1 },
      { month: '2030-12', due: 1, held: 0 },
    ],
  })
  expect(plan.items).toEqual([
    {
      customership: first.id,
      endedOn: '2026-11-10',
      keptUntil: '2030-11-10',
      deletionOn: '2030-11-11',
      rule,
      state: 'due',
      holds: [],
    },
    {
      customership: second.id,
      endedOn: '2026-11-20',
      keptUntil: '2030-11-20',
      deletionOn: '2030-11-21',
      rule,
      state: 'held',
      holds: [
        {
          id: whole,
          scope: 'file',
          ground: 'pendingMatter',
          section: '808/2019 7 §',
          state: 'live',
          authority: registrar.grant.authority,
          reviewOn: '2027-06-30',
        },
      ],
    },
    {
      customership: third.id,
      endedOn: '2026-12-05',
      keptUntil: '2030-12-05',
      deletionOn: '2030-12-06',
      rule,
      state: 'due',
      holds: [],
    },
  ])
  expect((await log.take()).map(({ customership, event }) => ({ customership, event }))).toEqual(
    [first, second, third].map(({ id }) => ({ customership: id, event: 'deletion.planned' })),
  )
  expect(JSON.stringify(plan)).not.toContain(later.id)
  expect(JSON.stringify(plan)).not.toContain(open.id)

  const page = await planFor('2030-12-31', '&limit=2')
  expect(page.items.map(({ customership }) => customership)).toEqual([first.id, second.id])
  const rest = await planFor('2030-12-31', `&limit=2&cursor=${page.nextCursor}`)
  expect(rest).toMatchObject({ items: [{ customership: third.id }], nextCursor: null })
  expect(await operator.fetch('GET', '/v1/deletion-plan?on=2030-12-31&cursor=eeee')).toMatchObject({
    code: 'invalid-cursor',
  })
})

test('a hold that names entries lets the rest be deleted, and a released one stops nothing', async () => {
  const file = await network.openCustomership()
  const [officer] = file.team
  const body = { category: 3, field: '3.04', value: 'myyjä', source: 'officer' }
  const entry = made.parse(
    expectDone(await officer.fetch('POST', `${file.path}/entries`, { body }), 'record'),
  ).id
  const ended = network.clock.calendar()
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${ended} where id = ${file.id}`
  const id = await hold(file, { scope: 'entries', entries: [entry] })
  const due = addDays(addMonths(plainDate.parse(ended), 48), 1)
  const find = async () => (await planFor(due)).items.find(({ customership }) => customership === file.id)
  expect(await find()).toMatchObject({ state: 'partlyHeld', holds: [{ id, scope: 'entries' }] })
  const release = { headers: { 'if-match': '"2"' } }
  expectDone(await registrar.fetch('POST', `${file.path}/holds/${id}/release`, release), 'release')
  expect(await find()).toMatchObject({ state: 'due', holds: [] })
})

test('row-level security shows the operator nothing of a file but what the plan shows', async () => {
  const app = network.sql
  const seen = await app.begin(async (tx) => {
    await tx`set local role tym_app`
    for (const [name, value] of [
      ['kind', 'organisation'],
      ['role', 'kehaOperator'],
      ['person', operator.person],
      ['authority', operator.grant.authority],
    ] as const)
      await tx`select set_config(${`tym.${name}`}, ${value}, true)`
    const counts: Record<string, number> = {}
    for (const table of [
      'customerships.customership',
      'customer_data.entry',
      'retention.hold_entry',
      'audit.detail',
    ])
      counts[table] = (await tx`select 1 from ${tx(table)}`).length
    const [ended] =
      await tx`select count(*)::int as files from relation.ended_files('2000-01-01', '2100-01-01', null, null, 100)`
    return { counts, files: ended?.['files'] }
  })
  expect(Object.values(seen.counts)).toEqual([0, 0, 0, 0])
  expect(seen.files).toBeGreaterThan(0)
  const stranger = await app.begin(async (tx) => {
    await tx`set local role tym_app`
    await tx`select set_config('tym.kind', 'organisation', true), set_config('tym.role', 'registrar', true)`
    return tx`select * from relation.ended_files('2000-01-01', '2100-01-01', null, null, 100)`
  })
  expect([...stranger]).toEqual([])
})
