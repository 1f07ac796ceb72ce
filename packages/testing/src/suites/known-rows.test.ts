import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createLogReader, type LogReader } from '../audit-lines.ts'
import type { Client } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let log: LogReader
let specialist: Holder
let county: Holder
let watcher: Holder
const files: OpenedCustomership[] = []
beforeAll(async () => {
  network = await createNetwork()
  log = createLogReader(network.sql)
  specialist = await network.holder('porvoo-specialist')
  county = await network.holder({ role: 'socialWorker', organisation: 'ita-uusimaa' })
  watcher = await network.holder('porvoo-specialist-two')
  for (let count = 0; count < 3; count += 1) files.push(await startFor(watcher))
})
afterAll(() => network.close())
beforeEach(async () => {
  await log.take()
})

const startFor = (member: Holder) => network.openCustomership({ team: [specialist, member] })

const row = z.looseObject({ id: z.string(), customership: z.string().optional(), tag: z.string() })
type Row = z.infer<typeof row>
const page = z.object({
  items: z.array(row),
  order: z.array(z.string()),
  nextCursor: z.string().nullable(),
})

/** Asks for the whole list, page by page, and puts together what is told with what is held. */
async function list(client: Client, path: string, held: readonly Row[] = []) {
  const known = held.map(({ tag }) => tag).join('')
  const told: Row[] = []
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const after: string = cursor === null ? '' : `&cursor=${cursor}`
    const answer = await client.fetch('GET', `${path}?limit=2${after}`, {
      headers: known === '' ? {} : { 'known-rows': known },
    })
    const { items, order, nextCursor } = page.parse(expectDone(answer, 'list'))
    told.push(...items)
    for (const tag of order) {
      const found = [...items, ...held].find((each) => each.tag === tag)
      if (found === undefined) throw new Error('a row is neither told nor held')
      rows.push(found)
    }
    cursor = nextCursor
  } while (cursor !== null)
  return { rows, told }
}

const caseload = '/v1/customerships'
const awaiting = '/v1/awaiting-customerships'
const tasks = '/v1/tasks'

async function filesLogged(): Promise<string[]> {
  const lines = await log.take()
  return lines.flatMap(({ customership }) => customership ?? []).sort()
}
/** The files of which rows tell: a row is a file, or a task in one. */
const idsOf = (rows: readonly Row[]) => rows.map(({ id, customership }) => customership ?? id).sort()

describe('a list of which rows are held', () => {
  test('tells and logs no file when nothing has changed, and leaves a line of nobody for each page', async () => {
    const { rows } = await list(watcher, caseload)
    expect(rows).toHaveLength(3)
    expect(await filesLogged()).toEqual(idsOf(rows))
    const again = await list(watcher, caseload, rows)
    expect(again).toEqual({ rows, told: [] })
    expect(await log.take()).toMatchObject([
      {
        event: 'customership.caseloadListed',
        outcome: 'allowed',
        customership: null,
        subject: null,
        fields: [],
      },
      {
        event: 'customership.caseloadListed',
        outcome: 'allowed',
        customership: null,
        subject: null,
        fields: [],
      },
    ])
  })

  test('tells and logs the one that has changed, and one that has come', async () => {
    const { rows } = await list(watcher, caseload)
    const [, file] = files
    if (file === undefined) throw new Error('no file')
    await record(file, '1.06', 'Loviisa')
    const added = await startFor(watcher)
    files.push(added)
    await log.take()
    const { told } = await list(watcher, caseload, rows)
    expect(idsOf(told)).toEqual([file.id, added.id].sort())
    expect(told.find(({ id }) => id === file.id)).toMatchObject({ municipality: 'Loviisa' })
    expect(await filesLogged()).toEqual(idsOf(told))
  })

  test('of tasks tells and logs those of the file where something was recorded, and no other', async () => {
    const { rows } = await list(watcher, tasks)
    expect(rows).toHaveLength(files.length)
    const [file] = files
    if (file === undefined) throw new Error('no file')
    await record(file, '7.02', { main: 'Osa-aikainen työ', steps: [] })
    await log.take()
    const { told } = await list(watcher, tasks, rows)
    expect(told).toMatchObject([{ kind: 'plan', customership: file.id, at: { field: '7.03' } }])
    expect(await filesLogged()).toEqual([file.id])
    expect((await list(watcher, tasks, (await list(watcher, tasks)).rows)).told).toEqual([])
  })

  test.each([
    ['another person of the same duty', () => network.holder('porvoo-specialist')],
    ['the same person with another key', () => network.holder('porvoo-specialist-two')],
  ])('is told whole, and all of it logged, to %s', async (_who, other) => {
    const { rows } = await list(watcher, caseload)
    const stranger = await other()
    const theirs = await list(stranger, caseload)
    await log.take()
    expect(idsOf((await list(stranger, caseload, rows)).told)).toEqual(idsOf(theirs.rows))
    expect(await filesLogged()).toEqual(idsOf(theirs.rows))
  })

  test('is told whole where the tags are of another list or made up, and a header of anything else is refused', async () => {
    const { rows } = await list(watcher, caseload)
    const waiting = await list(watcher, awaiting)
    const others = [...rows.map((each) => ({ ...each, tag: 'AAAAAAAA' })), ...waiting.rows]
    expect((await list(watcher, caseload, others)).told).toEqual(rows)
    for (const header of ['short', 'a'.repeat(8 * 1_001), 'äöåäöåäö']) {
      const answer = await watcher.fetch('GET', caseload, { headers: { 'known-rows': encodeURI(header) } })
      expect(answer).toMatchObject({ status: 400, code: 'invalid-header' })
    }
    const most = await watcher.fetch('GET', caseload, { headers: { 'known-rows': 'a'.repeat(8 * 1_000) } })
    expect(most.status).toBe(200)
  })

  test('is, with what is held, what it is when asked for whole, whatever is written between', async () => {
    const held = new Map<string, readonly Row[]>()
    let toldBetween = 0
    const asked = [
      { client: watcher, path: caseload },
      { client: county, path: awaiting },
      { client: watcher, path: tasks },
    ] as const
    const run = async (writes: readonly Write[]) => {
      for (const write of writes) await write()
      for (const { client, path } of asked) {
        await log.take()
        const { rows, told } = await list(client, path, held.get(path))
        expect(new Set(await filesLogged())).toEqual(new Set(idsOf(told)))
        expect(rows).toEqual((await list(client, path)).rows)
        if (held.has(path)) toldBetween += told.length
        held.set(path, rows)
      }
    }
    await run([])
    await fc.assert(fc.asyncProperty(fc.array(anyWrite, { minLength: 0, maxLength: 4 }), run), {
      numRuns: 15,
      endOnFailure: true,
    })
    expect(toldBetween).toBeGreaterThan(10)
  })
})

type Write = () => Promise<unknown>

async function record({ path }: OpenedCustomership, field: string, value: unknown) {
  const body = { category: Number(field.split('.')[0]), field, value, source: 'customer' }
  expectDone(await specialist.fetch('POST', `${path}/entries`, { body }), `record ${field}`)
}

const team = z.object({
  version: z.int(),
  state: z.string(),
  team: z.array(z.object({ id: z.string(), person: z.string() })),
})
const read = async ({ path }: OpenedCustomership) =>
  team.parse(expectDone(await specialist.fetch('GET', path), 'read'))

/** What changes a row of a caseload: of the file, its team, its parties, its person, or the day alone. */
const anyWrite: fc.Arbitrary<Write> = fc
  .record({
    file: fc.nat(2),
    what: fc.constantFrom(
      'name',
      'municipality',
      'language',
      'safety',
      'team',
      'step',
      'taking',
      'start',
      'day',
    ),
    turn: fc.nat(1_000),
  })
  .map(({ file: number, what, turn }) => async () => {
    const file = files[number]
    if (file === undefined) throw new Error('no file')
    switch (what) {
      case 'name':
        return await record(file, '1.04', `Eeva ${turn}`)
      case 'municipality':
        return await record(file, '1.06', turn % 2 === 0 ? 'Porvoo' : 'Loviisa')
      case 'language':
        return await record(file, '1.11', turn % 2 === 0 ? 'sv' : 'fi')
      case 'safety':
        return await record(file, '1.09', { active: true, validUntil: dayAfter(2) })
      case 'team': {
        const member = (await read(file)).team.find(({ person }) => person === watcher.person)
        return member === undefined
          ? await specialist.fetch('POST', `${file.path}/team`, { body: { person: watcher.person } })
          : await specialist.fetch('DELETE', `${file.path}/team/${member.id}`)
      }
      case 'step': {
        const { version } = await read(file)
        const headers = { 'if-match': `"${version}"` }
        const body = { to: 'planDraft', on: network.clock.calendar() }
        return await specialist.fetch('POST', `${file.path}/steps`, { body, headers })
      }
      case 'taking':
        return await county.fetch('POST', `${file.path}/taking`)
      case 'start':
        return files.push(await startFor(watcher))
      case 'day':
        return network.clock.setCalendar(dayAfter(1))
    }
  })

function dayAfter(days: number): string {
  const day = new Date(`${network.clock.calendar()}T12:00:00Z`)
  day.setUTCDate(day.getUTCDate() + days)
  return day.toISOString().slice(0, 10)
}
