import type { RoleId } from '@tym/register'
import {
  type Answer,
  type Case,
  type Client,
  createLogReader,
  type DisclosureWorld,
  employerFor,
  endFile,
  endpoints,
  expectDone,
  type Holder,
  openCase,
  openDisclosureWorld,
  sampleRequest,
  staffRoleFor,
  validValue,
} from '@tym/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'

let world: DisclosureWorld
let file: Case
let colleague: Holder
let elsewhere: Holder
let registrar: Holder
beforeAll(async () => {
  world = await openDisclosureWorld()
  colleague = await world.network.holder('porvoo-specialist-two')
  elsewhere = await world.network.holder('lahti-specialist')
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const reason = 'Asiakas pyytää korjaamaan työhistoriansa.'
const opening = { kind: 'statutoryTask', reason }
const made = z.object({ id: z.string() })
const post = (by: Client, to: string, body?: object, version?: number): Promise<Answer> =>
  by.fetch('POST', `${file.path}/${to}`, {
    ...(body && { body }),
    ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
  })
const done = async (answer: Promise<Answer>) => made.parse(expectDone(await answer, 'act')).id
const end = () => endFile(world, file, world.network.clock.calendar())
const notices = async (recipient: Holder) =>
  (
    await world.network.sql`select kind from notifications.notification
      where recipient = ${recipient.person} and customership = ${file.id}`
  ).map(({ kind }) => String(kind))

/**
 * What goes on in an ended file without a reason of its own. Whatever is not here is refused, or takes a
 * reason from officers.
 */
const goesOn = [
  'addTeamMember',
  'answerEntryFlag',
  'askAboutLine',
  'approveDisclosure',
  'cancelDisclosure',
  'closeObtaining',
  'confirmRecall',
  'correctEntry',
  'decideOnSafetyLift',
  'decideOnDeathUndoing',
  'decideOnIdentityChange',
  'excludeParty',
  'explainInFile',
  'flagEntry',
  'handOverDisclosure',
  'prepareStatutoryDisclosure',
  'proposeSafetyLift',
  'proposeDeathUndoing',
  'proposeIdentityChange',
  'recordDeath',
  'recordEntry',
  'removeTeamMember',
  'requestLogExtract',
  'setResponsibleOfficer',
  'stopParty',
  'withdrawConsent',
]
const inFiles = endpoints.filter((endpoint) => endpoint.kind !== 'gate' && endpoint.scope === 'customership')

test('what goes on after the end is this list, and nothing else', () => {
  expect(
    inFiles
      .filter(({ afterEnd }) => afterEnd === 'open')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...goesOn].sort())
})

describe('everything else', () => {
  let ended: Case
  const holders = new Map<RoleId, Holder>()
  beforeAll(async () => {
    ended = await openCase(world)
    await endFile(world, ended, world.network.clock.calendar())
  })
  const others = inFiles.filter(
    (endpoint) => endpoint.afterEnd === undefined && endpoint.caller.includes('person'),
  )

  test.each(others)('$id says to one of the team that the customership has ended', async (endpoint) => {
    const role = staffRoleFor(endpoint)
    if (role === undefined) throw new Error('nobody of staff may do it')
    const { method, path, sending } = sampleRequest(endpoint, { customership: ended.id })
    expect(await (await onTeam(role)).fetch(method, path, sending)).toMatchObject({
      code: endpoint.kind === 'read' ? 'reason-required' : 'customership-ended',
    })
  })

  async function onTeam(role: RoleId): Promise<Holder> {
    const known = holders.get(role)
    if (known !== undefined) return known
    const holder = await world.network.holder({ role, organisation: employerFor(role) })
    holders.set(role, holder)
    await world.network.sql.begin(async (tx) => {
      await tx`set local session_replication_role = 'replica'`
      await tx`insert into customerships.case_team_member
          (id, customership, organisation, person, name, title, role, responsible, added_by, added_at)
        values (gen_random_uuid(), ${ended.id}, ${holder.grant.authority}, ${holder.person}, 'n', 't', ${role}, false, 't',
          ${world.network.clock.instant()})`
    })
    return holder
  }
})

describe('reading', () => {
  test('asks one of the team for a reason, which the log and the colleagues learn; nobody else gets an answer', async () => {
    await end()
    for (const path of [
      '',
      '/history',
      '/access-log',
      '/consents',
      '/disclosures',
      '/categories',
      '/categories/3',
    ])
      expect([path, await file.officer.fetch('GET', `${file.path}${path}`)]).toMatchObject([
        path,
        { status: 403, code: 'reason-required' },
      ])
    expect(await colleague.fetch('GET', file.path)).toMatchObject({ status: 404, code: 'not-found' })
    expect(await post(elsewhere, 'openings', opening)).toMatchObject({ status: 404, code: 'not-found' })
    const log = createLogReader(world.network.sql)
    await log.take()
    await done(post(file.officer, 'openings', opening))
    expect(await file.officer.fetch('GET', file.path)).toMatchObject({
      status: 200,
      json: { state: 'ended' },
    })
    expect(await file.officer.fetch('GET', `${file.path}/categories/3`)).toMatchObject({ status: 200 })
    expect((await log.take()).map(({ event, purpose }) => [event, purpose])).toEqual([
      ['customership.openedAfterEnd', 'afterEnd'],
      ['customership.read', 'afterEnd'],
      ['category.read', 'afterEnd'],
    ])
    await world.runDue()
    expect(await notices(file.nurse)).toContain('readAfterEnd')
    expect(await notices(file.officer)).not.toContain('readAfterEnd')
    expect(await file.nurse.fetch('GET', file.path)).toMatchObject({ code: 'reason-required' })
  })

  test('with a reason in the request itself opens that one answer', async () => {
    await end()
    expect(await post(file.nurse, 'categories/3/read', { reason })).toMatchObject({ status: 200 })
    expect(await post(file.nurse, 'categories/3/read', {})).toMatchObject({ code: 'reason-required' })
    await world.runDue()
    expect(await notices(file.officer)).toContain('readAfterEnd')
  })

  test('for the safety of the person is logged as that, not as a read after the end', async () => {
    await end()
    const log = createLogReader(world.network.sql)
    await log.take()
    expect(await post(file.nurse, 'categories/1/read', { reason, purpose: 'safetyContact' })).toMatchObject({
      status: 200,
    })
    expect(await log.take()).toMatchObject([{ event: 'category.read', purpose: 'safetyContact' }])
  })

  test('needs no reason of the customer', async () => {
    await end()
    for (const path of ['', '/history', '/consents', '/disclosures', '/categories'])
      expect(await file.customer.fetch('GET', `${file.path}${path}`)).toMatchObject({ status: 200 })
  })

  test('of a file that goes on is opened by no reason', async () => {
    expect(await post(file.officer, 'openings', opening)).toMatchObject({ code: 'state-conflict' })
  })
})

describe('writing', () => {
  test('goes on with corrections, flags, turvakielto and the safe contact, and with nothing else', async () => {
    const { id: entry } = await file.record(file.officer, '3.04', 'myyjä')
    await end()
    const fact = (category: number, field: string, value: unknown) =>
      post(file.officer, 'entries', { category, field, value, source: 'customer' })
    expectDone(
      await post(
        file.officer,
        `entries/${entry}/corrections`,
        { value: 'kokki', reason: 'Ammatti oli väärä.' },
        1,
      ),
      'correct',
    )
    expectDone(await post(file.customer, `entries/${entry}/flags`, { reason: 'Ei pidä paikkaansa.' }), 'flag')
    expectDone(await fact(1, '1.09', { active: true }), 'protect')
    expectDone(await fact(1, '1.10', validValue('1.10')), 'safe contact')
    expect(await fact(3, '3.04', 'levyseppä')).toMatchObject({ status: 409, code: 'customership-ended' })
    expect(await fact(1, '1.07', validValue('1.07'))).toMatchObject({ code: 'customership-ended' })
  })

  test('goes on with what a section of law demands, approved by a second person who has opened the file', async () => {
    await file.record(file.officer, '7.05')
    expectDone(await post(file.officer, 'team', { person: colleague.person }), 'add')
    await end()
    const demand = {
      statute: '703/2023 64 §',
      recipient: 'Esimerkkiviranomainen',
      reference: 'Pyyntö 12/2026',
      reason: 'Pykälä antaa oikeuden.',
      fields: ['7.05'],
      channel: 'paper',
    }
    const id = await done(post(file.officer, 'statutory-disclosures', demand))
    await done(post(colleague, 'openings', { ...opening, reason: 'Hyväksyn lakiin perustuvan luovutuksen.' }))
    const read = await colleague.fetch('GET', `${file.path}/disclosures/${id}`)
    const { snapshot } = z.object({ snapshot: z.string() }).parse(expectDone(read, 'read'))
    expectDone(await post(colleague, `disclosures/${id}/approval`, { snapshot }), 'approve')
    const on = { handedOverOn: world.network.clock.calendar() }
    expect(await post(file.officer, `disclosures/${id}/hand-over`, on)).toMatchObject({
      json: { outcome: 'handedOver' },
    })
  })

  test('is refused by the database itself', async () => {
    await end()
    const { sql, clock } = world.network
    const { grant, person } = file.officer
    const inFile = (afterEnd: string, statement: string) =>
      sql.begin(async (tx) => {
        await tx`set local role tym_app`
        const said = {
          kind: 'customership',
          customership: file.id,
          person,
          role: 'employmentSpecialist',
          usage_right: file.officer.usageRight,
          authority: grant.authority,
          employer: grant.employer,
          area: grant.area,
          instant: clock.instant().toISOString(),
          after_end: afterEnd,
        }
        for (const [name, value] of Object.entries(said))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        return tx.unsafe(statement)
      })
    const look = 'select 1 from customerships.customership'
    expect(await inFile('', look)).toHaveLength(0)
    expect(await inFile('reason', look)).toHaveLength(0)
    expect(await inFile('open', look)).toHaveLength(1)
    await done(post(file.officer, 'openings', opening))
    expect(await inFile('reason', look)).toHaveLength(1)
    expect(await inFile('', look)).toHaveLength(0)
  })

  test('of holds goes on', async () => {
    await end()
    const body = {
      scope: 'file',
      ground: 'pendingMatter',
      section: '808/2019 7 §',
      reviewOn: '2027-06-30',
      reason,
    }
    const id = await done(post(file.officer, 'holds', body))
    expectDone(await post(registrar, `holds/${id}/decision`, { decision: 'approve' }, 1), 'approve')
  })
})
