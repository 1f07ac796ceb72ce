import { appendFileSync } from 'node:fs'
import { deletionHash, readJournal } from '@tym/journal'
import { addDays, customershipId, newId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import type { RoleId } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  type DeletionWorld,
  endpoints,
  expectDone,
  findInDatabase,
  findReceived,
  type Holder,
  openCase,
  openDeletionWorld,
  sampleRequest,
  validValue,
} from '@tym/testing'
import type { TransactionSql } from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { assertAnnulled } from '../public.ts'

let world: DeletionWorld
let supervisor: Holder
let protection: Holder
let registrar: Holder
let countyRegistrar: Holder
let file: Case
beforeAll(async () => {
  world = await openDeletionWorld()
  const { network } = world
  supervisor = await network.holder('porvoo-supervisor')
  protection = await network.holder('porvoo-protection')
  registrar = await network.holder({ role: 'registrar', organisation: 'porvoo' })
  countyRegistrar = await network.holder({ role: 'registrar', organisation: 'ita-uusimaa' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const words = 'Henkilötunnus luettiin naapurin paperista.'
const made = z.object({ id: z.string() })
const listed = z.object({
  items: z.array(z.looseObject({ id: z.string(), customership: z.string(), state: z.string() })),
})
type Step = 'agreement' | 'withdrawal' | 'refusal' | 'approval'
const send = (by: Client, step: Step, id: string, body?: object, of: { readonly path: string } = file) =>
  by.fetch('POST', `${of.path}/annulments/${id}/${step}`, {
    ...(body && { body }),
    headers: { 'if-match': '"1"' },
  })
const propose = (by: Client, of: { readonly path: string } = file, reason = 'wrongPerson'): Promise<Answer> =>
  by.fetch('POST', `${of.path}/annulments`, { body: { reason, grounds: words } })
const proposed = async (of: { readonly path: string } = file, reason?: string) =>
  made.parse(expectDone(await propose(world.team.officer, of, reason), 'propose')).id
async function annul(of: { readonly path: string } = file, reason?: string): Promise<string> {
  const id = await proposed(of, reason)
  expectDone(await send(supervisor, 'approval', id, undefined, of), 'close')
  return id
}
const list = async (by: Client, query = '') =>
  listed.parse(expectDone(await by.fetch('GET', `/v1/annulments${query}`), 'list')).items
const listOf = async (by: Client) => (await list(by)).filter(({ customership }) => customership === file.id)
const noticesOf = async (recipient: Holder, of: { readonly id: string } = file) =>
  (
    await world.network.sql<{ kind: string }[]>`select kind from notifications.notification
      where recipient = ${recipient.person} and customership = ${of.id} order by id`
  ).map(({ kind }) => kind)
const rowOf = async (id: string) =>
  (await world.network.sql`select *, log_until::text as until from retention.annulment where id = ${id}`)[0]
const today = () => world.network.clock.calendar()

describe('a proposal', () => {
  test('is made by the authority that opened the file, with words that nobody reads in the database', async () => {
    expect(await propose(file.nurse)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await propose(countyRegistrar)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await propose(supervisor)).toMatchObject({ status: 403, code: 'not-permitted' })
    const id = await proposed()
    expect(await propose(registrar)).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await findInDatabase(world.network.sql, [words])).toEqual([])
    for (const by of [supervisor, protection, registrar, file.officer])
      expect(await listOf(by)).toMatchObject([
        { id, state: 'proposed', reason: 'wrongPerson', grounds: words },
      ])
    for (const by of [file.nurse, countyRegistrar]) expect(await listOf(by)).toEqual([])
    await world.runDue()
    expect(await noticesOf(supervisor)).toEqual(['annulmentProposed'])
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  })

  test('is taken back by whoever may make it, and refused by who would decide', async () => {
    expectDone(await send(registrar, 'withdrawal', await proposed()), 'withdraw')
    const id = await proposed()
    expect(await send(file.nurse, 'withdrawal', id)).toMatchObject({ status: 404 })
    expect(await send(file.officer, 'refusal', id)).toMatchObject({ status: 403, code: 'not-permitted' })
    expectDone(await send(supervisor, 'refusal', id), 'refuse')
    expect(await send(supervisor, 'approval', id)).toMatchObject({ code: 'state-conflict' })
    await world.runDue()
    expect(await noticesOf(file.officer)).toContain('annulmentRefused')
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
  })

  test('is decided by a supervisor of that authority who has never been in the team, and by nobody else', async () => {
    const id = await proposed()
    expect(await send(registrar, 'approval', id)).toMatchObject({ status: 403, code: 'not-permitted' })
    const elsewhere = await world.network.holder('county-supervisor')
    expect(await send(elsewhere, 'approval', id)).toMatchObject({ status: 404, code: 'not-found' })
    const inTeam = await world.network.holder({ role: 'supervisor', organisation: 'porvoo' })
    await world.network.sql`insert into customerships.case_team_member
        (id, customership, organisation, person, name, title, role, responsible, added_by, added_at, removed_by, removed_at)
      values (gen_random_uuid(), ${file.id}, ${inTeam.grant.authority}, ${inTeam.person}, 'n', 't', 'employmentSpecialist', false, 't',
        ${world.network.clock.instant()}, 't', ${world.network.clock.instant()})`
    expect(await send(inTeam, 'approval', id)).toMatchObject({ status: 403, code: 'decider-on-team' })
    expectDone(await send(supervisor, 'approval', id), 'close')
  })

  test('is told again to whoever it waits for', async () => {
    await file.record(file.nurse, '5.04')
    await proposed()
    await world.runDue()
    world.network.clock.setCalendar(addDays(today(), 8))
    await world.runScheduled('remind-annulments')
    await world.runScheduled('remind-annulments')
    for (const [by, kind] of [
      [supervisor, 'annulmentProposed'],
      [file.nurse, 'annulmentAwaitsAgreement'],
    ] as const)
      expect((await noticesOf(by)).filter((each) => each === kind)).toHaveLength(2)
    world.network.clock.setCalendar(addDays(today(), -8))
  })
})

describe('a file with entries of another organisation', () => {
  beforeEach(async () => {
    await file.record(file.nurse, '5.04')
  })

  test('is closed only once that has agreed', async () => {
    const id = await proposed()
    await world.runDue()
    expect(await noticesOf(file.nurse)).toContain('annulmentAwaitsAgreement')
    expect(await send(supervisor, 'approval', id)).toMatchObject({ status: 409, code: 'agreement-missing' })
    expect(await send(file.kela, 'agreement', id, { agrees: true })).toMatchObject({ status: 404 })
    const [seen] = await listOf(file.nurse)
    expect(seen).toMatchObject({ id, awaits: [file.nurse.grant.authority], grounds: words })
    expectDone(await send(countyRegistrar, 'agreement', id, { agrees: true }), 'agree')
    expect(await send(file.nurse, 'agreement', id, { agrees: true })).toMatchObject({
      code: 'state-conflict',
    })
    expect(await listOf(supervisor)).toMatchObject([{ awaits: [] }])
    // Kela stores something after the county has agreed: it is asked as well.
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into customer_data.entry select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
        'owner', ${file.kela.grant.authority}::text))).* from customer_data.entry e where e.customership = ${file.id} and e.field = '5.04'`
    })
    expect(await send(supervisor, 'approval', id)).toMatchObject({ code: 'agreement-missing' })
    expectDone(await send(file.kela, 'agreement', id, { agrees: true }), 'agree')
    expectDone(await send(supervisor, 'approval', id), 'close')
  })

  test('stays open when that does not agree', async () => {
    const id = await proposed()
    expectDone(await send(file.nurse, 'agreement', id, { agrees: false }), 'disagree')
    expect(await send(supervisor, 'approval', id)).toMatchObject({ code: 'state-conflict' })
    await world.runDue()
    expect(await noticesOf(file.officer)).toContain('annulmentRefused')
  })

  test('is asked again for what it stores after it has agreed', async () => {
    const id = await proposed()
    expectDone(await send(countyRegistrar, 'agreement', id, { agrees: true }), 'agree')
    await world.wait({ seconds: 60 })
    await file.record(file.nurse, '5.04')
    expect(await listOf(supervisor)).toMatchObject([{ awaits: [file.nurse.grant.authority] }])
    expect(await send(supervisor, 'approval', id)).toMatchObject({ code: 'agreement-missing' })
    expectDone(await send(file.nurse, 'agreement', id, { agrees: true }), 'agree again')
    expectDone(await send(supervisor, 'approval', id), 'close')
  })

  test('is agreed to by another person than who proposed it', async () => {
    const id = await proposed()
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update retention.annulment set proposed_by = ${countyRegistrar.person} where id = ${id}`
    })
    expect(await send(countyRegistrar, 'agreement', id, { agrees: true })).toMatchObject({
      ...{ status: 403, code: 'own-proposal' },
    })
    const agree = inDatabase(
      countyRegistrar,
      (
        tx,
      ) => tx`insert into retention.annulment_agreement (annulment, customership, organisation, agreed_by, agreed_at)
        values (${id}, ${file.id}, ${countyRegistrar.grant.authority}, ${countyRegistrar.person}, ${world.network.clock.instant()})`,
    )
    await expect(agree).rejects.toMatchObject({ code: '42501' })
    expectDone(await send(file.nurse, 'agreement', id, { agrees: true }), 'agree')
  })

  /** As somebody for whom the service would not, whatever their role may do; nothing of it stays. */
  const inDatabase = (by: Holder, does: (tx: TransactionSql) => Promise<unknown>, alsoMay?: string) =>
    world.network.sql.begin(async (tx) => {
      if (alsoMay !== undefined)
        await tx`insert into declared.permission (role, operation, reach) values (${by.role}, ${alsoMay}, 'ownOrganisation')`
      await tx`set local role tym_app`
      const said = {
        ...{ kind: 'organisation', person: by.person, role: by.role },
        ...{ authority: by.grant.authority, area: by.grant.area },
        ...{ instant: world.network.clock.instant().toISOString(), calendar: today() },
      }
      for (const [name, value] of Object.entries(said))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      await does(tx)
      throw new Error('done')
    })
  const decideInDatabase = (id: string, by: Holder, state: string, alsoMay?: string) => {
    const closed = state === 'closed' ? today() : null
    return inDatabase(
      by,
      (tx) => tx`update retention.annulment set state = ${state}, version = 2, decided_by = ${by.person},
        decided_at = ${world.network.clock.instant()}, closed_on = ${closed}, log_days = ${closed && 30},
        log_until = ${closed && addDays(closed, 30)} where id = ${id}`,
      alsoMay,
    )
  }

  test('is not closed over them by the database either', async () => {
    await expect(decideInDatabase(await proposed(), supervisor, 'closed')).rejects.toMatchObject({
      code: 'TY130',
    })
  })

  test('is closed by the authority that opened it alone, whatever another may decide of its own', async () => {
    const id = await proposed()
    expectDone(await send(file.nurse, 'agreement', id, { agrees: true }), 'agree')
    await expect(decideInDatabase(id, supervisor, 'closed')).rejects.toThrow('done')
    const closed = decideInDatabase(id, countyRegistrar, 'closed', 'annulment.decide')
    await expect(closed).rejects.toMatchObject({ code: 'TY130' })
    const withdrawn = decideInDatabase(id, countyRegistrar, 'withdrawn')
    await expect(withdrawn).rejects.toMatchObject({ code: 'TY130' })
    await expect(decideInDatabase(id, countyRegistrar, 'refused')).rejects.toThrow('done')
  })
})

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
    await annul(closed)
    nobody = '0198f0a0-0000-7000-8000-00000000dead'
  })

  const inFiles = endpoints.filter(({ id, params }) => 'customership' in params && !goesOn.includes(id))
  test.each(inFiles)('is to everybody as if it were not there: $id', async (endpoint) => {
    for (const [who, by] of everybody) {
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
          calendar: today(),
        }))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        const [row] = await tx.unsafe(
          `select count(${key})::int as n from ${table} where ${key} = '${closed.id}'`,
        )
        return row?.['n']
      })
    const officer = {
      ...{
        kind: 'customership',
        customership: closed.id,
        person,
        role: 'employmentSpecialist',
        after_end: 'open',
      },
      ...{ authority: grant.authority, area: grant.area },
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

describe('the closing', () => {
  test('stops what waits, asks nothing more, and calls back what has left', async () => {
    await file.record(file.officer, '7.05')
    const delivered = await file.approved(['7.05'])
    await world.runDue()
    const onItsWay = await file.approved(['7.05'])
    const waiting = await file.prepare(onItsWay.consent)
    const source = await file.consent(['7.15'], { direction: 'obtain' })
    const obtaining = made.parse(
      expectDone(
        await file.officer.fetch('POST', `${file.path}/obtainings`, { body: { consent: source } }),
        'ask',
      ),
    ).id
    await annul()
    await world.runDue()
    const { sql } = world.network
    const states =
      await sql`select id, state, problem from disclosures.disclosure where customership = ${file.id}
      union all select id, state, problem from disclosures.obtaining where customership = ${file.id}`
    expect(Object.fromEntries(states.map(({ id, state, problem }) => [id, [state, problem]]))).toEqual({
      [delivered.id]: ['delivered', null],
      [onItsWay.id]: ['stopped', 'customership-annulled'],
      [waiting]: ['stopped', 'customership-annulled'],
      [obtaining]: ['stopped', 'customership-annulled'],
    })
    expect(findReceived(world, onItsWay.id)).toBeUndefined()
    expect(findReceived(world, delivered.id)).toMatchObject({ recalled: true, content: null })
    expect(
      await sql`select reason, state, outcome from disclosures.recall where disclosure = ${delivered.id}`,
    ).toMatchObject([{ reason: 'annulled', state: 'confirmed', outcome: 'deleted' }])
    // Whatever is handed over again finds nothing to do.
    const dead = await sql`select 1 from outbox.job where dead_at is not null`
    expect(dead).toHaveLength(0)
  })

  test('comes before what is just being made ready, which then does not leave', async () => {
    await file.record(file.officer, '7.05')
    const { id } = await file.approved(['7.05'])
    let closing: Promise<string> | undefined
    world.whenSigning(async () => {
      closing ??= annul()
      await closing
    })
    await world.runDue()
    world.whenSigning(async () => undefined)
    expect(closing).toBeDefined()
    expect(findReceived(world, id)).toBeUndefined()
    const [row] = await world.network.sql`select state, left_at from disclosures.disclosure where id = ${id}`
    expect(row).toEqual({ state: 'stopped', left_at: null })
  })

  test('tells who prepared and who gave something out by hand, and the registrar, to ask for it back', async () => {
    await file.record(file.officer, '7.05')
    const consent = await file.consent(['7.05'])
    const body = { consent, channel: 'paper' }
    const { id } = made.parse(
      expectDone(await file.officer.fetch('POST', `${file.path}/disclosures`, { body }), 'prepare'),
    )
    expectDone(await file.approve(id), 'approve')
    const handed = { body: { handedOverOn: today() } }
    expectDone(
      await file.officer.fetch('POST', `${file.path}/disclosures/${id}/hand-over`, handed),
      'hand over',
    )
    const giver = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update disclosures.disclosure set handed_over_by = ${giver.person} where id = ${id}`
    })
    await annul()
    await world.runDue()
    for (const by of [file.officer, giver, registrar])
      expect((await noticesOf(by)).filter((kind) => kind === 'annulledRecallByHand')).toHaveLength(1)
    const listed = async (by: Client) =>
      z
        .object({ items: z.array(z.looseObject({ disclosure: z.string() })) })
        .parse(expectDone(await by.fetch('GET', '/v1/annulled-recalls'), 'list')).items
    for (const by of [file.officer, giver, registrar])
      expect((await listed(by)).find((each) => each.disclosure === id)).toEqual({
        ...{ disclosure: id, customership: file.id, party: sampleRecipient.id, channel: 'paper' },
        ...{ handedOverOn: today(), since: expect.any(String) },
      })
    const stranger = await world.network.holder({ role: 'employmentSpecialist', organisation: 'porvoo' })
    const answer = (by: Client, outcome = 'deleted') =>
      by.fetch('POST', `/v1/annulled-recalls/${id}/confirmation`, { body: { outcome } })
    const nobodys = await file.officer.fetch('POST', `/v1/annulled-recalls/${newId()}/confirmation`, {
      body: { outcome: 'deleted' },
    })
    for (const by of [file.nurse, stranger, countyRegistrar]) {
      expect((await listed(by)).map((each) => each.disclosure)).not.toContain(id)
      const refused = await answer(by)
      expect(refused).toMatchObject({ status: 404, code: 'not-found' })
      expect(refused.text).toBe(nobodys.text)
    }
    const log = createLogReader(world.network.sql)
    await log.take()
    expectDone(await answer(registrar), 'record the answer')
    expect((await log.take()).filter(({ event }) => event === 'recall.confirmedByHand')).toMatchObject([
      { customership: file.id, resources: [id], person: registrar.person },
    ])
    expect(await answer(giver, 'kept')).toMatchObject({ status: 409, code: 'state-conflict' })
    expect(await listed(registrar)).toEqual([])
    const rows = await world.network
      .sql`select state, outcome, confirmed_by from disclosures.recall where disclosure = ${id}`
    expect(rows).toEqual([{ state: 'confirmed', outcome: 'deleted', confirmed_by: registrar.person }])
  })

  test('is told to the team, and to the supervisors, the registrar and the data-protection officer of who had opened it', async () => {
    await annul()
    await world.runDue()
    for (const by of [supervisor, protection, registrar])
      expect(await noticesOf(by)).toContain('customershipAnnulled')
    for (const by of [file.officer, file.nurse, file.kela]) {
      expect(await noticesOf(by)).toContain('openedInError')
      expect((await by.fetch('GET', '/v1/notifications')).text).toContain('openedInError')
    }
    expect(await noticesOf(countyRegistrar)).toEqual([])
  })

  test('is told to the person by their code alone, in every language, with the days from then on', async () => {
    await file.record(file.officer, '1.05', validValue('1.05'))
    world.messages.cut(true)
    const id = await annul()
    await world.runDue()
    world.messages.cut(false)
    world.network.clock.setCalendar(addDays(today(), 2))
    await world.wait({ seconds: 3600 })
    const [message] = await world.messages.listFor(file.customer.nationalId)
    expect(message?.contents.map(({ language }) => language).sort()).toEqual(['en', 'fi', 'sv'])
    expect(JSON.stringify(message)).toContain('30')
    const row = await rowOf(id)
    expect(row?.['until']).toBe(addDays(today(), 30))
    world.network.clock.setCalendar(addDays(today(), -2))
    const own = expectDone(await file.customer.fetch('GET', '/v1/own-annulments'), 'own')
    expect(own).toMatchObject({ items: [{ id, customership: file.id, reason: 'wrongPerson' }] })
    expect(JSON.stringify(own)).not.toContain(words)
    const other = world.network.customer((await openCase(world)).customer.nationalId)
    expect(expectDone(await other.fetch('GET', '/v1/own-annulments'), 'own')).toEqual({ items: [] })
  })

  test('tells the operators when nobody takes the message', async () => {
    const operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
    world.messages.cut(true)
    await annul()
    await world.runDue()
    await world.wait({ seconds: 25 * 3600 })
    world.messages.cut(false)
    expect(await noticesOf(operator)).toContain('annulledPersonNotReached')
    await world.wait({ seconds: 3600 })
  })

  test('lets the same person have a true file, in which the turvakielto of the mistaken one does not hold', async () => {
    const { network } = world
    const fact = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
    expectDone(await file.officer.fetch('POST', `${file.path}/entries`, { body: fact }), 'protect')
    const { nationalId } = file.customer
    const again = () =>
      file.officer.fetch('POST', '/v1/customerships', {
        body: {
          ...{ nationalId, givenNames: 'Eeva', familyName: 'Esimerkki' },
          ...{ startedOn: today(), unemployedConfirmed: true },
        },
      })
    expect(await again()).toMatchObject({ status: 409 })
    await annul()
    const { id } = made.parse(expectDone(await again(), 'open anew'))
    const [shield] = await network.sql`select relation.is_shielded(${id}, ${today()}) as on`
    expect(shield?.['on']).toBe(false)
    expect(await file.officer.fetch('GET', `/v1/customerships/${id}`)).toMatchObject({ status: 200 })
  })

  test('keeps the turvakielto that another file of the person had handed on', async () => {
    const { sql } = world.network
    await sql`update customerships.identity_index set safety_until = 'infinity', safety_handed_until = '2030-01-01' where customership = ${file.id}`
    await annul()
    const [row] =
      await sql`select safety_until::text as until, open from customerships.identity_index where customership = ${file.id}`
    expect(row).toEqual({ until: '2030-01-01', open: false })
  })

  test('of the right person leaves their turvakielto in their other files, or until there is one', async () => {
    const { sql } = world.network
    const fact = { category: 1, field: '1.09', value: { active: true }, source: 'customer' }
    const protect = async (of: Case) =>
      expectDone(await of.officer.fetch('POST', `${of.path}/entries`, { body: fact }), 'protect')
    const safetyOf = async (of: Case) =>
      (
        await sql`select safety_until::text as until, safety_handed_until::text as handed, relation.is_shielded(customership, ${today()}) as shielded
        from customerships.identity_index where customership = ${of.id}`
      )[0]
    const other = await openCase(world)
    await sql`update customerships.identity_index set open = false, index = (select i.index from customerships.identity_index i
      where i.customership = ${file.id}) where customership = ${other.id}`
    await protect(file)
    await annul(file, 'openedByMistake')
    const handed = { until: 'infinity', handed: 'infinity', shielded: true }
    expect(await safetyOf(other)).toEqual(handed)
    expect((await safetyOf(file))?.['until']).toBe(null)
    const alone = await openCase(world)
    await protect(alone)
    await annul(alone, 'openedByMistake')
    expect(await safetyOf(alone)).toEqual({ until: 'infinity', handed: null, shielded: true })
  })

  test('is in the journal before it is said to be done, and not done when the journal cannot be written', async () => {
    const id = await proposed()
    const twin = await world.network.startTwin('/dev/null')
    const sent = { headers: { 'if-match': '"1"' }, at: twin.address }
    const refused = await supervisor.fetch('POST', `${file.path}/annulments/${id}/approval`, sent)
    expect(refused).toMatchObject({ status: 503 })
    expect(await rowOf(id)).toMatchObject({ state: 'proposed' })
    const log = createLogReader(world.network.sql)
    await log.take()
    expectDone(await send(supervisor, 'approval', id), 'close')
    expect(await log.take()).toMatchObject([
      { event: 'annulment.closed', customership: file.id, ground: 'gdpr-17' },
    ])
    const { entries } = await readJournal(world.network.journalFile)
    const hash = deletionHash(customershipId.parse(file.id))
    expect(entries.filter((entry) => 'file' in entry && entry.file === hash)).toMatchObject([
      { kind: 'annulment', annulment: id, reason: 'wrongPerson', closedOn: today(), days: 30 },
    ])
  })

  test.each([['refusal'], ['withdrawal']] as const)(
    'that came to nothing after it was in the journal is not done by the next start once there is a %s',
    async (step) => {
      const { sql, journalFile, startTwin } = world.network
      const id = await proposed()
      await sql.begin(async (tx) => {
        await tx`select 1 from customerships.identity_index where customership = ${file.id} for update`
        expect(await send(supervisor, 'approval', id)).toMatchObject({ status: 503 })
      })
      const { entries } = await readJournal(journalFile)
      expect(entries.filter((entry) => 'annulment' in entry && entry.annulment === id)).toHaveLength(1)
      expectDone(await send(step === 'refusal' ? supervisor : file.officer, step, id), step)
      const state = step === 'refusal' ? 'refused' : 'withdrawn'
      await startTwin()
      expect(await rowOf(id)).toMatchObject({ state })
      expect(await file.officer.fetch('GET', file.path)).toMatchObject({ status: 200 })
      await assertAnnulled(journalFile, { sql })
      // Proposed anew it is a matter of its own, which the former closing does not decide.
      const again = await proposed()
      await startTwin()
      expect(await rowOf(again)).toMatchObject({ state: 'proposed' })
    },
  )

  test('that a start does again gives the person their days anew', async () => {
    const other = await openCase(world)
    const id = await proposed()
    const closedOn = today()
    for (const [annulment, of] of [
      [id, file],
      [newId(), other],
    ] as const) {
      const said = { kind: 'annulment', annulment, file: deletionHash(customershipId.parse(of.id)) }
      const entry = { ...said, at: world.network.clock.instant(), reason: 'wrongPerson', closedOn, days: 30 }
      appendFileSync(world.network.journalFile, `${JSON.stringify(entry)}\n`)
    }
    world.network.clock.setCalendar(addDays(closedOn, 40))
    await world.network.startTwin()
    world.network.clock.setCalendar(closedOn)
    const rows = await world.network
      .sql`select closed_on::text as on, log_until::text as until from retention.annulment
      where customership in (${file.id}, ${other.id})`
    const again = { on: closedOn, until: addDays(closedOn, 70) }
    expect(rows).toEqual([again, again])
  })

  test('is not in the way of a start, which finds that it has just been done', async () => {
    const { sql, clock, journalFile, startTwin } = world.network
    const id = await proposed()
    const waiting = () =>
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%annul_again%' and datname = current_database()`
    let starting: ReturnType<typeof startTwin> | undefined
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`update retention.annulment set state = 'closed', version = 2, decided_by = ${supervisor.person}, decided_at = ${clock.instant()},
        closed_on = ${today()}, log_days = 30, log_until = ${addDays(today(), 30)} where id = ${id}`
      const said = { kind: 'annulment', annulment: id, file: deletionHash(customershipId.parse(file.id)) }
      const entry = { ...said, at: clock.instant(), reason: 'wrongPerson', closedOn: today(), days: 30 }
      appendFileSync(journalFile, `${JSON.stringify(entry)}\n`)
      starting = startTwin()
      await vi.waitUntil(async () => (await waiting()).length === 1, { timeout: 120_000 })
    })
    await starting
    expect(await rowOf(id)).toMatchObject({ state: 'closed', decided_by: supervisor.person, version: 2 })
  })

  test('is done once, whatever is said to it again', async () => {
    const id = await annul()
    for (const [by, step] of [
      [supervisor, 'approval'],
      [supervisor, 'refusal'],
    ] as const)
      expect(await send(by, step, id)).toMatchObject({ code: 'state-conflict' })
    expect(await propose(file.officer)).toMatchObject({ status: 404 })
  })
})
