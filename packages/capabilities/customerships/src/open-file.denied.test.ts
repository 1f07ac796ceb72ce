import { newId } from '@tym/kernel'
import { openings, roleIds, roles } from '@tym/register'
import {
  asApp,
  contextOf,
  createNetwork,
  employerFor,
  endpoints,
  expectDone,
  type Holder,
  type Network,
  type OpenedCustomership,
  sampleRequest,
} from '@tym/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

let network: Network
let file: OpenedCustomership
let colleague: Holder
let opening: string
const body = { kind: 'urgent', reason: 'Päivystys, asiakas odottaa neuvoa.' }
const open = (by: Holder, path = file.path) => by.fetch('POST', `${path}/openings`, { body })
beforeAll(async () => {
  network = await createNetwork()
  file = await network.openCustomership()
  colleague = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
  opening = z.object({ id: z.string() }).parse(expectDone(await open(colleague), 'open')).id
})
afterAll(() => network.close())

const notFound = { status: 404, code: 'not-found' }

describe('an opening', () => {
  const others = endpoints.filter(
    (endpoint) =>
      endpoint.kind !== 'gate' && 'customership' in endpoint.params && endpoint.caller.includes('person'),
  )
  const ofTeam = others.filter((endpoint) => endpoint.kind !== 'gate' && endpoint.scope === 'customership')

  test.each(ofTeam)('does not lead to $id', async (endpoint) => {
    const { method, path, sending } = sampleRequest(endpoint, { customership: file.id })
    const { status } = await colleague.fetch(method, path, sending)
    expect([403, 404]).toContain(status)
  })

  test('is refused for another area, with the bytes of a file that is not there, and says it in the log of none', async () => {
    const elsewhere = await network.holder('lahti-specialist')
    const [theirs, nowhere] = [await open(elsewhere), await open(elsewhere, `/v1/customerships/${newId()}`)]
    expect(theirs).toMatchObject(notFound)
    expect(theirs.text).toBe(nowhere.text)
  })

  test('takes a kind and a reason of a sentence', async () => {
    const asked = (change: object) =>
      colleague.fetch('POST', `${file.path}/openings`, { body: { ...body, ...change } })
    for (const change of [
      { kind: 'curiosity' },
      { kind: undefined },
      { reason: 'x'.repeat(openings.leastReason - 1) },
      { reason: 'x'.repeat(openings.mostReason + 1) },
      { reason: 'Tarvitsen tietoja työssäni.' },
      { reason: undefined },
    ])
      expect((await asked(change)).status, JSON.stringify(change)).toBe(422)
  })

  test.each(roleIds.filter((role) => roles[role].grantable && !roles[role].breakGlass))(
    'is not for %s',
    async (role) => {
      const holder = await network.holder({ role, organisation: employerFor(role) })
      expect((await open(holder)).status).toBe(403)
      expect((await holder.fetch('GET', '/v1/openings')).status).toBe(403)
    },
  )

  test('opens nothing once the file has gone to another area', async () => {
    const moved = await network.openCustomership()
    expectDone(await open(colleague, moved.path), 'open')
    expect(await colleague.fetch('GET', `${moved.path}/summary`)).toMatchObject({ status: 200 })
    await network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update customerships.customership set area = ${newId()} where id = ${moved.id}`
    })
    expect(await colleague.fetch('GET', `${moved.path}/summary`)).toMatchObject(notFound)
    const { text } = await colleague.fetch('GET', '/v1/openings')
    expect([text.includes(file.id), text.includes(moved.id)]).toEqual([true, false])
  })
})

describe('the database itself refuses', () => {
  const add = async (by: Holder, change: Record<string, string> = {}, said: Record<string, string> = {}) => {
    const at = network.clock.instant().toISOString()
    const row = {
      id: newId(),
      customership: file.id,
      person: by.person,
      usage_right: by.usageRight,
      kind: 'urgent',
      organisation: by.grant.authority,
      opened_at: at,
      version: '1',
      open_until: new Date(network.clock.instant().getTime() + 3_600_000).toISOString(),
      ...change,
    }
    const context = { ...contextOf(by, 'glass', network), customership: file.id, ...said }
    return asApp(
      network,
      context,
      `insert into customerships.glass_opening (${Object.keys(row).join(', ')})
        values (${Object.values(row)
          .map((value) => `'${value}'`)
          .join(', ')}) returning id`,
    )
  }
  const policy = { code: '42501' }

  test('an opening in the name or with the right of somebody else, at another time, closed, or of another file', async () => {
    const fresh = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    expect(await add(fresh)).toHaveLength(1)
    const other = await network.openCustomership()
    const wrong: Record<string, string>[] = [
      { person: colleague.person },
      { usage_right: colleague.usageRight },
      { customership: other.id },
      { opened_at: '2026-01-01T00:00:00Z', open_until: '2026-01-01T01:00:00Z' },
      { closed_at: network.clock.instant().toISOString() },
      { version: '2' },
    ]
    for (const change of wrong)
      await expect(add(fresh, change), JSON.stringify(change)).rejects.toMatchObject(policy)
  })

  test('one that lasts longer than a day, or of a kind that is not declared', async () => {
    const late = new Date(network.clock.instant().getTime() + 25 * 3_600_000).toISOString()
    await expect(add(colleague, { open_until: late })).rejects.toMatchObject({
      constraint_name: 'open_for_a_while',
    })
    await expect(add(colleague, { kind: 'curiosity' })).rejects.toMatchObject({ code: '23514' })
  })

  test('one by the team of a file that goes on, from another area, by another role, and in another scope', async () => {
    const [starter] = file.team
    await expect(add(starter)).rejects.toMatchObject(policy)
    await expect(add(await network.holder('lahti-specialist'))).rejects.toMatchObject(policy)
    await expect(add(colleague, {}, { role: 'registrar' })).rejects.toMatchObject(policy)
    for (const kind of ['customership', 'caseload', 'search', 'opening', 'taking', 'job'])
      await expect(add(colleague, {}, { kind }), kind).rejects.toMatchObject(policy)
    const way = async (kind: string) => {
      const context = { ...contextOf(colleague, kind, network), customership: file.id }
      return (await asApp(network, context, 'select relation.way_to_open() as way'))[0]?.['way']
    }
    expect([await way('glass'), await way('customership'), await way('search')]).toEqual(['area', null, null])
  })

  test('to close, prolong or show the opening of somebody else', async () => {
    const third = await network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const at = network.clock.instant().toISOString()
    const closing = `update customerships.glass_opening set closed_at = '${at}', version = 2 where id = '${opening}' returning id`
    const as = (by: Holder, statement: string, said: Record<string, string> = {}) =>
      asApp(network, { ...contextOf(by, 'glass', network), customership: file.id, ...said }, statement)
    expect(await as(third, closing)).toEqual([])
    expect(await as(colleague, closing, { usage_right: newId() })).toEqual([])
    await expect(as(colleague, closing.replace('version = 2', 'version = 3'))).rejects.toMatchObject(policy)
    await expect(
      as(colleague, `update customerships.glass_opening set open_until = now() where id = '${opening}'`),
    ).rejects.toMatchObject(policy)
    const look = `select id from customerships.glass_opening where id = '${opening}'`
    expect(await as(third, look)).toEqual([])
    expect(await as(third, look, { kind: 'caseload' })).toEqual([])
    for (const kind of ['customership', 'search', 'oversight'])
      expect(await as(colleague, look, { kind })).toEqual([])
    expect(await as(colleague, look)).toHaveLength(1)
  })

  test('any way into the file by it but that of the gate', async () => {
    for (const kind of ['glass', 'customership', 'caseload', 'search', 'taking']) {
      const context = { ...contextOf(colleague, kind, network), customership: file.id, after_end: 'reason' }
      const [row] = await asApp(network, context, 'select relation.may_enter() as may')
      expect(row?.['may'], kind).toBe(false)
    }
  })
})
