import { type Database, openDatabase } from '@tym/database'
import { newId } from '@tym/kernel'
import { joinRequests } from '@tym/register'
import {
  type Answer,
  type Client,
  createLogReader,
  createNetwork,
  expectDone,
  fictitiousNationalId,
  type Holder,
  type LogReader,
  type Network,
  noticesOf,
  type OpenedCustomership,
  tellOfficers,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { clearJoinRequests } from './clear-join-requests.ts'

let network: Network
let worker: Database
let log: LogReader
let file: OpenedCustomership
let responsible: Holder
let colleague: Holder
beforeAll(async () => {
  network = await createNetwork()
  worker = openDatabase({ url: network.urls.worker, max: 1, applicationName: 'test-joining' })
  log = createLogReader(network.sql)
})
afterAll(async () => {
  await worker.close()
  await network.close()
})
beforeEach(async () => {
  file = await network.openCustomership()
  responsible = file.team[0]
  colleague = await network.holder({ role: responsible.role, organisation: responsible.organisation })
  await log.take()
})

const reason = 'Hoidan asiakkaan työllistymisasiaa ensi viikosta.'
const ask = (by: Client, whom: object, why = reason) =>
  by.fetch('POST', '/v1/join-requests', { body: { whom, reason: why } })
const byCode = (by: Client, of = file) => ask(by, { nationalId: of.nationalId })
const added = z.object({ id: z.string() })
const listed = z.object({ items: z.array(z.record(z.string(), z.unknown())) })
const list = async (by: Client = responsible) =>
  listed.parse(expectDone(await by.fetch('GET', `${file.path}/join-requests`), 'list')).items
const refuse = (by: Client, request: unknown) =>
  by.fetch('POST', `${file.path}/join-requests/${String(request)}/refusal`, {
    body: { reason: 'Asiaa hoitaa jo toinen työntekijä.' },
  })
const add = (person: string) => responsible.fetch('POST', `${file.path}/team`, { body: { person } })
const seen = ({ status, text, headers }: Answer) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => name !== 'date' && name !== 'dpop-nonce').sort(),
})
const kept = () => network.sql`select person, organisation from customerships.join_request`
const inJob = () =>
  worker.write(
    {
      instant: network.clock.instant(),
      calendar: network.clock.calendar(),
      scope: { kind: 'job', job: 'clear-join-requests' },
    },
    (tx) => clearJoinRequests(tx, network.clock.instant()),
  )

describe('a request to be added to a team', () => {
  test('is answered the same bytes whatever there is, and is kept only where the own party works', async () => {
    const elsewhere = await network.openCustomership({ team: [await network.holder('lahti-specialist')] })
    const ended = await network.openCustomership()
    await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
      end_reason = 'needOver', ended_on = started_on where id = ${ended.id}`
    await network.sql`update customerships.identity_index set open = false where customership = ${ended.id}`
    const answers = [
      await byCode(colleague),
      await byCode(colleague),
      await byCode(responsible),
      await byCode(colleague, elsewhere),
      await byCode(colleague, ended),
      await ask(colleague, { nationalId: fictitiousNationalId(4801) }),
      await ask(colleague, { customership: file.id }),
      await ask(colleague, { customership: elsewhere.id }),
      await ask(colleague, { customership: ended.id }),
      await ask(colleague, { customership: newId() }),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 202, text: '{}' })
      expect(seen(answer)).toEqual(seen(answers[0] ?? answer))
    }
    expect(await kept()).toMatchObject([{ person: colleague.person }])
  })

  test('is a line in the file’s log with its reason, and of nobody where there is none', async () => {
    await byCode(colleague)
    await ask(colleague, { nationalId: fictitiousNationalId(4802) })
    const [met, unmet, ...more] = await log.take()
    expect(more).toEqual([])
    const common = { event: 'team.joinAsked', outcome: 'allowed', outOfTeam: true, person: colleague.person }
    expect(met).toMatchObject({ ...common, customership: file.id, fields: ['2.08'] })
    expect(unmet).toMatchObject({ ...common, customership: null, subject: null })
    const { text } = await responsible.fetch('GET', `${file.path}/access-log`)
    expect(text).toContain(reason)
    const own = await network.customer(file.nationalId).fetch('GET', `${file.path}/own-log`)
    expect(own.text).toContain('Virkailija pyysi, että hänet lisätään tiimiisi.')
  })

  test('reaches the responsible officer of the own party once while it waits, with who asks and why', async () => {
    await byCode(colleague)
    await byCode(colleague)
    await tellOfficers(network, worker)
    const told = await noticesOf(responsible, file.id)
    expect(told.filter((kind) => kind === 'joinRequested')).toEqual(['joinRequested'])
    for (const other of file.team.slice(1))
      expect(await noticesOf(other, file.id)).not.toContain('joinRequested')
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        person: colleague.person,
        name: expect.any(String),
        title: expect.any(String),
        role: colleague.role,
        reason,
        askedOn: network.clock.calendar(),
      },
    ])
  })

  test('of one person is kept in so many files and no more: the oldest is forgotten', async () => {
    await byCode(colleague)
    const row = network.sql`select usage_right, organisation from customerships.join_request where customership = ${file.id}`
    const [own] = await row
    for (let n = 0; n < joinRequests.mostOfPerson; n += 1) {
      const other = await network.openCustomership({ team: [responsible] })
      const at = new Date(network.clock.instant().getTime() + n)
      await network.sql`insert into customerships.join_request
          (id, customership, person, usage_right, organisation, name, title, role, reason, asked_on, asked_at)
        values (${newId()}, ${other.id}, ${colleague.person}, ${own?.['usage_right']}, ${own?.['organisation']}, 'n', 't',
          ${colleague.role}, ${Buffer.from('sealed')}, ${network.clock.calendar()}, ${at})`
    }
    await byCode(colleague, await network.openCustomership({ team: [responsible] }))
    const [count] = await network.sql`select count(*)::integer as n from customerships.join_request
      where person = ${colleague.person}`
    expect(count).toEqual({ n: joinRequests.mostOfPerson })
    expect(await list()).toEqual([])
  })
})

describe('the answer to a request', () => {
  test('by adding takes the person in, tells them, and ends the request', async () => {
    await byCode(colleague)
    expectDone(await add(colleague.person), 'add')
    expect(await list()).toEqual([])
    await tellOfficers(network, worker)
    expect(await noticesOf(colleague, file.id)).toEqual(['addedAsAsked'])
    expect(await colleague.fetch('GET', file.path)).toMatchObject({ status: 200 })
  })

  test('of nobody’s request tells whoever is added that they were, and nothing of a request', async () => {
    expectDone(await add(colleague.person), 'add')
    await tellOfficers(network, worker)
    expect(await noticesOf(colleague, file.id)).toEqual(['addedToTeam'])
  })

  test('whoever is made responsible is told so, and nobody when responsibility ends', async () => {
    const { id: member } = added.parse(expectDone(await add(colleague.person), 'add'))
    const name = (isResponsible: boolean) =>
      responsible.fetch('PUT', `${file.path}/team/${member}/responsibility`, {
        body: { responsible: isResponsible },
      })
    expectDone(await name(true), 'name')
    expectDone(await name(false), 'withdraw')
    await tellOfficers(network, worker)
    expect((await noticesOf(colleague, file.id)).toSorted()).toEqual(['addedToTeam', 'madeResponsible'])
  })

  test('by a no deletes it, says why in the log, and tells whoever asked nothing', async () => {
    await byCode(colleague)
    const [request] = await list()
    await log.take()
    expectDone(await refuse(responsible, request?.['id']), 'refuse')
    expect(await log.take()).toMatchObject([{ event: 'team.joinRefused', customership: file.id }])
    const { text } = await responsible.fetch('GET', `${file.path}/access-log`)
    expect(text).toContain('Asiaa hoitaa jo toinen työntekijä.')
    expect(await list()).toEqual([])
    await tellOfficers(network, worker)
    expect(await noticesOf(colleague, file.id)).toEqual([])
    expect(await refuse(responsible, request?.['id'])).toMatchObject({ status: 404, code: 'not-found' })
  })

  test('is for the responsible officer of the own party alone', async () => {
    await byCode(colleague)
    const [request] = await list()
    const member = await network.holder({ role: responsible.role, organisation: responsible.organisation })
    expectDone(await add(member.person), 'add')
    const notPermitted = { status: 403, code: 'not-permitted' }
    expect(await member.fetch('GET', `${file.path}/join-requests`)).toMatchObject(notPermitted)
    expect(await refuse(member, request?.['id'])).toMatchObject(notPermitted)
    const other = file.team.find(({ authority }) => authority !== responsible.authority)
    expect(other).toBeDefined()
    if (other === undefined) return
    expect(await list(other)).toEqual([])
    expect(await refuse(other, request?.['id'])).toMatchObject({ status: 404, code: 'not-found' })
    expect(await list()).toHaveLength(1)
  })
})

describe('a request ends by itself', () => {
  test('after its days', async () => {
    await byCode(colleague)
    await inJob()
    expect(await list()).toHaveLength(1)
    const old = new Date(network.clock.instant().getTime() - (joinRequests.days + 1) * 86_400_000)
    await network.sql`update customerships.join_request set asked_at = ${old} where customership = ${file.id}`
    expect((await inJob()).deleted).toBeGreaterThan(0)
    expect(await list()).toEqual([])
  })

  test('with the right of whoever asked: at once for the reader, and then for good', async () => {
    await byCode(colleague)
    await network.sql`update usage_rights.usage_right set state = 'ended', version = version + 1, ended_by = 'test',
      ended_at = ${network.clock.instant()}, end_reason = 'test' where id = ${colleague.usageRight}`
    expect(await list()).toEqual([])
    await inJob()
    expect(await kept()).not.toContainEqual(expect.objectContaining({ person: colleague.person }))
  })

  test('with the end of the file', async () => {
    await byCode(colleague)
    await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
      end_reason = 'needOver', ended_on = started_on where id = ${file.id}`
    await inJob()
    expect(await kept()).not.toContainEqual(expect.objectContaining({ person: colleague.person }))
  })
})

test('a request is left in the database by nobody but the one function that tells no difference', async () => {
  const [row] =
    await network.sql`select has_table_privilege('tym_app', 'customerships.join_request', 'insert') as may`
  expect(row).toEqual({ may: false })
})
