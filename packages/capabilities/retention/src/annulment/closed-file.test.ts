import type { RoleId } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  endpoints,
  inFull,
  openCase,
  sampleRequest,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnnulmentCase, type AnnulmentWorld, openAnnulmentWorld } from './test-world.ts'

let world: AnnulmentWorld
let file: AnnulmentCase
beforeAll(async () => {
  world = await openAnnulmentWorld()
  file = await world.openCase()
})
afterAll(() => world.close())

/** What goes on with an annulled file; to everything else there is none. */
const goesOn = [
  'askAboutLine',
  'confirmAnnulledRecall',
  'decideOnHold',
  'listAnnulledRecalls',
  'listHolds',
  'listOwnAnnulments',
  'listOwnLogQuestions',
  'readLogExtract',
  'readLogExtractLines',
  'readOwnLog',
  'releaseHold',
  'requestLogExtract',
  'reviewHold',
]

test('what goes on with an annulled file is this list, and nothing else', () => {
  expect(
    endpoints
      .filter(({ afterAnnulment }) => afterAnnulment === 'open')
      .map(({ id }) => id)
      .sort(),
  ).toEqual(goesOn)
})

describe('a closed file', () => {
  let closed: Case
  let nobody: string
  const everybody = new Map<string, Client>()
  const roles: readonly RoleId[] = [
    ...([
      'employmentSpecialist',
      'socialWorker',
      'socialCounsellor',
      'nurse',
      'workAbilitySpecialist',
    ] as const),
    ...(['leadPerson', 'registrar', 'supervisor', 'dataProtectionOfficer'] as const),
  ]
  beforeAll(async () => {
    closed = await openCase(world)
    await closed.record(closed.officer, '3.04', 'myyjä')
    const elsewhere = { wellbeingCounty: 'ita-uusimaa', kela: 'kela' } as const
    for (const role of roles) {
      const organisation =
        role === 'workAbilitySpecialist'
          ? elsewhere.kela
          : ['socialWorker', 'socialCounsellor', 'nurse'].includes(role)
            ? elsewhere.wellbeingCounty
            : 'porvoo'
      everybody.set(role, await world.network.holder({ role, organisation }))
    }
    for (const [name, client] of Object.entries({
      officer: closed.officer,
      nurse: closed.nurse,
      kela: closed.kela,
    }))
      everybody.set(`${name} of the team`, client)
    everybody.set('customer', closed.customer)
    await file.annul(closed)
    nobody = '0198f0a0-0000-7000-8000-00000000dead'
  })

  const inFiles = endpoints.filter(({ id, params }) => 'customership' in params && !goesOn.includes(id))
  /** Each endpoint is tried by the team and the customer, by the others in turn unless all is asked for. */
  const cases = inFiles.map((endpoint, at) => ({ id: endpoint.id, endpoint, turn: at % 3 }))
  test.each(cases)('is to everybody as if it were not there: $id', async ({ endpoint, turn }) => {
    for (const [at, [who, by]] of [...everybody].entries()) {
      if (at < roles.length && !inFull(true, at % 3 === turn)) continue
      const answers: Answer[] = []
      for (const customership of [closed.id, nobody]) {
        const { method, path, sending } = sampleRequest(endpoint, { customership })
        answers.push(await by.fetch(method, path, sending))
      }
      const [ofClosed, ofNone] = answers
      expect([who, ofClosed?.status, ofClosed?.code]).toEqual([who, ofNone?.status, ofNone?.code])
      expect(ofClosed?.status).toBeGreaterThanOrEqual(400)
    }
  })

  test('is in no list, and found by no code, with a reason or without', async () => {
    const lists = endpoints.filter(
      ({ id, method, params }) =>
        method === 'GET' &&
        Object.keys(params).length === 0 &&
        !['listAnnulments', 'listOwnAnnulments', 'listNotifications'].includes(id),
    )
    expect(lists.length).toBeGreaterThan(10)
    for (const [who, by] of everybody) {
      for (const endpoint of lists) {
        const { method, path, sending } = sampleRequest(endpoint)
        expect([who, path, (await by.fetch(method, path, sending)).text]).not.toEqual([
          ...[who, path],
          expect.stringContaining(closed.id),
        ])
      }
      for (const reason of [undefined, 'Sijaistan vastuuvirkailijaa hänen lomansa ajan.']) {
        const body = { nationalId: closed.customer.nationalId, ...(reason && { reason }) }
        const found = await by.fetch('POST', '/v1/customerships/search', { body })
        expect([who, found.text.includes(closed.id)]).toEqual([who, false])
      }
    }
  })

  test('is closed by row-level security to every process, whatever the statement', async () => {
    const { sql, clock } = world.network
    const { grant, person } = closed.officer
    const count = (role: string, said: Readonly<Record<string, string>>, table: string, key: string) =>
      sql.begin(async (tx) => {
        await tx`select set_config('role', ${role}, true)`
        for (const [name, value] of Object.entries({
          ...said,
          instant: clock.instant().toISOString(),
          calendar: world.today(),
        }))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        const [row] = await tx.unsafe(
          `select count(${key})::int as n from ${table} where ${key} = '${closed.id}'`,
        )
        return row?.['n']
      })
    const officer = {
      kind: 'customership',
      customership: closed.id,
      person,
      role: 'employmentSpecialist',
      after_end: 'open',
      authority: grant.authority,
      area: grant.area,
    }
    for (const [table, key] of [
      ['customerships.customership', 'id'],
      ['customer_data.entry', 'customership'],
      ['customerships.case_team_member', 'customership'],
    ] as const)
      expect([table, await count('tym_app', officer, table, key)]).toEqual([table, 0])
    const job = (name: string) => ({ kind: 'job', job: name })
    expect(await count('tym_worker', job('remind-plan-due'), 'customerships.customership', 'id')).toBe(0)
    expect(await count('tym_worker', job('deliver-disclosure'), 'customer_data.entry', 'customership')).toBe(
      0,
    )
    const policies = await sql<
      { name: string }[]
    >`select n.nspname || '.' || c.relname as name from pg_policy p
      join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where p.polname = 'annulled_is_closed'`
    const tables = await sql<{ name: string }[]>`select name from retention.file_tables()`
    const apart = ['notifications.notification', 'retention.annulment', 'retention.annulment_agreement']
    expect(policies.map(({ name }) => name).sort()).toEqual(
      tables
        .map(({ name }) => name)
        .filter((name) => !apart.includes(name))
        .sort(),
    )
  })

  test('has each attempt in its log, which its person reads', async () => {
    const log = createLogReader(world.network.sql)
    await log.take()
    await closed.officer.fetch('GET', closed.path)
    expect(await log.take()).toMatchObject([
      { outcome: 'denied', customership: closed.id, problem: 'not-found' },
    ])
    const own = await closed.customer.fetch('GET', `${closed.path}/own-log?limit=100`)
    expect(own.text).toContain('annulment.closed')
  })
})
