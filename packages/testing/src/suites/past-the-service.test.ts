import { newId } from '@tym/kernel'
import { sampleRecipient } from '@tym/personas'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Case, openCase } from '../disclosures/case.ts'
import { type DisclosureWorld, openDisclosureWorld } from '../disclosures/world.ts'
import { asApp, contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { expectDone } from '../network/open-customership.ts'

let world: DisclosureWorld
let file: Case
let registrar: Holder
let colleague: Holder
beforeAll(async () => {
  world = await openDisclosureWorld({ alsoAllowed: ['3.04'] })
  registrar = await world.network.holder({ role: 'registrar', organisation: 'porvoo' })
  colleague = await world.network.holder('porvoo-specialist-two')
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await openCase(world)
})

const made = z.object({ id: z.string() })
const post = async (by: Holder, to: string, body: object, version?: number) => {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` }
  return made.partial().parse(expectDone(await by.fetch('POST', `${file.path}/${to}`, { body, headers }), to))
}
const done = async (by: Holder, to: string, body: object) => made.parse(await post(by, to, body)).id
/** What the service would say in somebody's name, inside the file: each value may be another. */
const within = (by: Holder, statement: string, change: Readonly<Record<string, string>> = {}) =>
  asApp(
    world.network,
    { ...contextOf(by, 'customership', world.network), customership: file.id, after_end: 'open', ...change },
    statement,
  )
const forOrganisation = (by: Holder, statement: string) =>
  asApp(world.network, contextOf(by, 'organisation', world.network), statement)
const asCustomer = async (statement: string, change: Readonly<Record<string, string>> = {}) => {
  const [row] = await world.network.sql<{ index: string }[]>`select encode(index, 'hex') as index
    from customerships.identity_index where customership = ${file.id}`
  const self = {
    role: 'customer',
    person: 'customer-0001',
    self_index: row?.index ?? '',
    employer: '',
    area: '',
  }
  return within(file.officer, statement, { ...self, authority: '', ...change })
}
/** The same row once more, but for these columns. */
const again = (table: string, where: string, change: object) =>
  `insert into ${table} select (jsonb_populate_record(r, '${JSON.stringify(change)}')).* from ${table} r where ${where}`
const now = () => world.network.clock.instant().toISOString()
const end = () =>
  world.network.sql`update customerships.customership set state = 'ended', state_before_end = 'planInForce',
    end_reason = 'needOver', ended_on = ${world.network.clock.calendar()} where id = ${file.id}`
const policy = (name: string) => ({ code: '42501', message: expect.stringContaining(`"${name}"`) })
const ended = { code: 'TY003' }
/** Who is not of the team and comes with a reason. */
const outside = { out_of_team: 'yes' }

describe('a removal', () => {
  const decided = (
    by: string,
    more = '',
  ) => `update customer_data.removal set state = 'removed', version = version + 1,
    decided_by = ${by}, decided_at = ctx.instant() where customership = '${file.id}' ${more} returning id`
  const propose = async () => {
    const { id: entry } = await file.record(file.officer, '3.04')
    return { entry, removal: await done(file.officer, 'removals', { entry, reason: 'anotherPerson' }) }
  }

  test('is decided by another person of the storing organisation, in their own name', async () => {
    await propose()
    const alone = forOrganisation(file.officer, decided('ctx.person()'))
    await expect(alone).rejects.toMatchObject({ constraint_name: 'two_persons' })
    for (const by of [`'somebody-else'`, `'journal'`])
      await expect(forOrganisation(registrar, decided(by))).rejects.toMatchObject({ code: 'TY060' })
    expect(await forOrganisation(file.nurse, decided('ctx.person()'))).toHaveLength(0)
    expect(await forOrganisation(registrar, decided('ctx.person()'))).toHaveLength(1)
  })

  test('is proposed once, in one’s own name, of what one’s own organisation has stored', async () => {
    const { removal } = await propose()
    const other = (change: object) =>
      forOrganisation(
        file.officer,
        again('customer_data.removal', `id = '${removal}'`, { id: newId(), ...change }),
      )
    await expect(other({})).rejects.toMatchObject({ constraint_name: 'removal_once' })
    const { id: theirs } = await file.record(file.nurse, '5.04')
    for (const change of [{ proposed_by: 'somebody-else' }, { entry: theirs }, { entry: newId() }])
      await expect(other(change)).rejects.toMatchObject({ code: '42501' })
  })

  test('leaves nothing of the fact to be written on: no version, no remark, no delivery', async () => {
    await file.record(file.officer, '7.05')
    const id = await file.prepare(await file.consent(['7.05']))
    const { entry, removal } = await propose()
    await post(registrar, `removals/${removal}/approval`, {}, 1)
    const { person, grant } = file.officer
    for (const statement of [
      again('customer_data.entry', `id = '${entry}' and version = 1`, { version: 2 }),
      `insert into customer_data.entry_flag (id, entry, entry_version, customership, by_person, by_authority, recorded_at, reason)
        values ('${newId()}', '${entry}', 1, '${file.id}', '${person}', '${grant.authority}', '${now()}', '\\x00')`,
      `insert into disclosures.item (disclosure, customership, entry, entry_version, field, owner)
        values ('${id}', '${file.id}', '${entry}', 1, '3.04', '${grant.authority}')`,
    ])
      await expect(within(file.officer, statement)).rejects.toMatchObject({ code: 'TY061' })
  })
})

test('a wish to be contacted is left from a search only, by who may wish it', async () => {
  const [row] = await world.network.sql<{ index: string }[]>`select encode(index, 'hex') as index
    from customerships.identity_index where customership = ${file.id}`
  const wish = (by: Holder, kind: string) =>
    asApp(
      world.network,
      contextOf(by, kind, world.network),
      `select * from relation.leave_contact_wish(decode('${row?.index}', 'hex'), '${newId()}', 'n', 't')`,
    )
  for (const kind of ['organisation', 'opening', 'caseload']) expect(await wish(colleague, kind)).toEqual([])
  expect(await wish(registrar, 'search')).toEqual([])
  expect(await wish(colleague, 'search')).toMatchObject([{ customership: file.id, on_team: false }])
})

test('a request to be added to a team finds a file from a search only, and is seen by the own party alone', async () => {
  const [row] = await world.network.sql<{ index: string }[]>`select encode(index, 'hex') as index
    from customerships.identity_index where customership = ${file.id}`
  const found = (by: Holder, kind: string) =>
    asApp(
      world.network,
      contextOf(by, kind, world.network),
      `select relation.file_to_join(decode('${row?.index}', 'hex'), null) as file`,
    )
  for (const kind of ['organisation', 'opening', 'caseload'])
    expect(await found(colleague, kind)).toEqual([{ file: null }])
  expect(await found(registrar, 'search')).toEqual([{ file: null }])
  expect(await found(file.officer, 'search')).toEqual([{ file: null }])
  expect(await found(colleague, 'search')).toEqual([{ file: file.id }])
  const leave = `select relation.leave_join_request('${file.id}', '${newId()}', 'n', 't', '\\x00', 20)`
  await asApp(world.network, contextOf(colleague, 'search', world.network), leave)
  const seen = `select person from customerships.join_request where customership = '${file.id}'`
  expect(await within(file.officer, seen)).toEqual([{ person: colleague.person }])
  expect(await within(file.nurse, seen)).toEqual([])
  expect(await within(colleague, seen)).toEqual([])
  const remove = `delete from customerships.join_request where customership = '${file.id}' returning 1`
  expect(await within(file.nurse, remove)).toEqual([])
})

test('lifting turvakielto shortens it, and is proposed in one’s own name', async () => {
  const lift = (
    until: string,
    by = 'ctx.person()',
  ) => `insert into customer_data.safety_lift (id, customership, seen_until, until_on,
      reason, state, proposed_by, proposed_as, proposed_at)
    values ('${newId()}', '${file.id}', '2027-01-31', ${until}, '\\x00', 'proposed', ${by}, ctx.authority(), ctx.instant())`
  await expect(within(file.officer, lift(`'2027-01-31'`))).rejects.toMatchObject({
    constraint_name: 'shortens',
  })
  await expect(within(file.officer, lift('null', `'somebody-else'`))).rejects.toMatchObject({ code: '42501' })
  await within(file.officer, lift('null'))
  await expect(within(file.nurse, lift('null'))).rejects.toMatchObject({
    constraint_name: 'one_waiting_lift',
  })
})

describe('a consent', () => {
  const consentAgain = (id: string, change: object = {}) =>
    again('consents.consent', `id = '${id}'`, { id: newId(), recorded_at: now(), ...change })
  const versionAgain = (id: string, change: object = {}) =>
    again('consents.version', `consent = '${id}' and number = 1`, {
      number: 2,
      recorded_at: now(),
      receipt_signature: null,
      receipt_signed_at: null,
      ...change,
    })
  const given = async () => {
    const id = await file.consent(['7.05'])
    return { id, porvoo: { authority: file.officer.grant.authority } }
  }

  test('is recorded by an officer of the party that received it, now and in their own name', async () => {
    const { id, porvoo } = await given()
    const county = file.nurse.grant.authority
    await expect(asCustomer(consentAgain(id), porvoo)).rejects.toMatchObject(policy('officers_add'))
    const itself = { recorded_by: 'customer-0001', recorded_role: 'customer' }
    await expect(asCustomer(versionAgain(id, itself), porvoo)).rejects.toMatchObject(policy('officers_add'))
    for (const change of [{ owner: county }, { recorded_at: '2026-11-23T08:00:01Z' }])
      await expect(within(file.officer, consentAgain(id, change))).rejects.toMatchObject(
        policy('received_by_own_party'),
      )
    for (const change of [
      { recorded_authority: county },
      { recorded_by: 'somebody-else' },
      { recorded_role: 'nurse' },
      { recorded_at: '2026-11-23T08:00:01Z' },
    ])
      await expect(within(file.officer, versionAgain(id, change))).rejects.toMatchObject(
        policy('received_by_own_party'),
      )
    await expect(within(colleague, consentAgain(id), outside)).rejects.toMatchObject(policy('officers_add'))
    await within(file.officer, `${consentAgain(id)}; ${versionAgain(id)}`)
  })

  test('is changed by the customer in nothing but by withdrawing, and from outside the team in nothing', async () => {
    const { id } = await given()
    const change = (what: string) =>
      `update consents.consent set version = version + 1${what} where id = '${id}' returning id`
    await expect(asCustomer(change(''))).rejects.toMatchObject(policy('customer_withdraws'))
    const withdrawn = (as: string) =>
      `, withdrawn_at = ctx.instant(), withdrawn_by = ctx.person(), withdrawn_as = '${as}'`
    expect(
      await within(colleague, `select id from consents.consent where id = '${id}'`, outside),
    ).toHaveLength(1)
    expect(await within(colleague, change(withdrawn('officer')), outside)).toHaveLength(0)
    expect(await asCustomer(change(withdrawn('customer')))).toHaveLength(1)
  })

  test('is of a file that goes on, from its start', async () => {
    const { id } = await given()
    const before = { recorded_at: '2020-01-01T00:00:00Z' }
    for (const statement of [consentAgain(id, before), versionAgain(id, before)])
      await expect(within(file.officer, statement)).rejects.toMatchObject({ code: 'TY002' })
    await end()
    for (const statement of [consentAgain(id), versionAgain(id)])
      await expect(within(file.officer, statement)).rejects.toMatchObject(ended)
  })
})

describe('a disclosure', () => {
  const given = `state = 'delivered', delivered_at = ctx.instant(), left_at = ctx.instant(), sent_items = 1,
    handed_over_on = ctx.calendar(), handed_over_by = ctx.person()`
  const hand = (id: string, more: string) =>
    within(
      file.officer,
      `update disclosures.disclosure set ${given}${more}, version = version + 1 where id = '${id}' returning id`,
    )
  const confirm = (
    id: string,
    by = 'ctx.person()',
  ) => `update disclosures.recall set state = 'confirmed', outcome = 'deleted', confirmed_by = ${by},
    confirmed_at = ctx.instant() where disclosure = '${id}' returning id`
  const onPaper = async () => {
    await file.record(file.officer, '7.05')
    const consent = await file.consent(['7.05'])
    const id = await done(file.officer, 'disclosures', { consent, channel: 'paper' })
    expectDone(await file.approve(id), 'approve')
    return { consent, id }
  }

  test('by hand was given at an hour of its day, which has passed', async () => {
    const { id } = await onPaper()
    await expect(hand(id, `, handed_over_at = ctx.instant() - interval '1 day'`)).rejects.toMatchObject({
      constraint_name: 'hour_of_day',
    })
    await expect(hand(id, `, handed_over_at = ctx.instant() + interval '1 minute'`)).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('an hour to come'),
    })
    expect(await hand(id, ', handed_over_at = ctx.instant()')).toHaveLength(1)
  })

  test('by hand is called back by the organisation that gave it', async () => {
    const { consent, id } = await onPaper()
    await hand(id, '')
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    await expect(within(file.kela, confirm(id))).rejects.toMatchObject({
      code: '42501',
      message: expect.stringContaining('recall.confirm'),
    })
    await expect(within(file.officer, confirm(id, `'somebody-else'`))).rejects.toMatchObject(
      policy('told_by_hand'),
    )
    expect(await within(file.officer, confirm(id))).toHaveLength(1)
  })

  test('by machine fails and is confirmed by the word of no person', async () => {
    await file.record(file.officer, '7.05')
    const { consent, id } = await file.approved(['7.05'])
    const failed = `update disclosures.disclosure set state = 'failed', problem = 'given-up', version = version + 1 where id = '${id}'`
    await expect(within(file.officer, failed)).rejects.toMatchObject(policy('people_decide'))
    await world.runDue()
    expectDone(await file.withdraw(file.customer, consent), 'withdraw')
    expect(await within(file.officer, confirm(id))).toHaveLength(0)
  })

  test('that waits no longer takes in nothing more', async () => {
    const { id: entry } = await file.record(file.officer, '7.05')
    const consent = await file.consent(['7.05'])
    const id = await file.prepare(consent)
    const late = await done(file.officer, 'disclosures', { consent, channel: 'paper' })
    await world.network.sql`delete from disclosures.item where disclosure = ${late}`
    const item = (
      disclosure: string,
    ) => `insert into disclosures.item (disclosure, customership, entry, entry_version, field, owner)
      values ('${disclosure}', '${file.id}', '${entry}', 1, '7.05', '${file.officer.grant.authority}')`
    await within(file.officer, item(late))
    await world.network.sql`delete from disclosures.item where disclosure = ${id}`
    expectDone(await file.send(file.officer, id, 'cancellation'), 'cancel')
    await expect(within(file.officer, item(id))).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('waits no longer'),
    })
  })

  test('is on a consent to disclose to this party, and each item of it is of its entry', async () => {
    const { consent } = await onPaper()
    const waits = await file.prepare(consent)
    const obtain = await file.consent(['7.05'], { direction: 'obtain' })
    const other = again('disclosures.disclosure', `id = '${waits}'`, { id: newId(), consent: obtain })
    await expect(within(file.officer, other)).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('on a consent to disclose'),
    })
    const { id: entry } = await file.record(file.nurse, '5.04')
    const item = (owner: string, field: string, version = 1) =>
      within(
        file.officer,
        `insert into disclosures.item (disclosure, customership, entry, entry_version, field, owner)
          values ('${waits}', '${file.id}', '${entry}', ${version}, '${field}', '${owner}')`,
      )
    const [own, county] = [file.officer.grant.authority, file.nurse.grant.authority]
    for (const [owner, field, version] of [
      [own, '5.04', 1],
      [county, '7.05', 1],
      [county, '5.04', 2],
    ] as const)
      await expect(item(owner, field, version)).rejects.toMatchObject({
        code: 'TY008',
        message: expect.stringContaining('an item is of an entry'),
      })
    await item(county, '5.04')
  })
})

describe('an exclusion', () => {
  test('is set once and lifted once, now and in one’s own name, by the team', async () => {
    const id = await done(file.officer, 'exclusions', {})
    const other = (change: object) =>
      again('disclosures.exclusion', `id = '${id}'`, { id: newId(), ...change })
    await expect(within(file.officer, other({}))).rejects.toMatchObject({ constraint_name: 'exclusion_once' })
    const elsewhere = { party: sampleRecipient.id }
    for (const change of [
      { set_by: 'somebody-else' },
      { set_as: 'customer' },
      { set_at: '2026-11-23T08:00:01Z' },
    ])
      await expect(within(file.officer, other({ ...elsewhere, ...change }))).rejects.toMatchObject(
        policy('team_or_customer'),
      )
    const lift = (by: string, at = 'ctx.instant()') =>
      `update disclosures.exclusion set lifted_by = ${by}, lifted_at = ${at} where id = '${id}' returning id`
    expect(await within(colleague, lift('ctx.person()'), outside)).toHaveLength(0)
    for (const statement of [lift(`'somebody-else'`), lift('ctx.person()', `'2026-11-01'`)])
      await expect(within(file.officer, statement)).rejects.toMatchObject({ code: 'TY008' })
    expect(await within(file.officer, lift('ctx.person()'))).toHaveLength(1)
    await expect(within(file.officer, lift('ctx.person()'))).rejects.toMatchObject({ code: 'TY008' })
  })
})

describe('an obtaining', () => {
  test('is on a consent to obtain, goes only onwards, and gives nothing before it is in quarantine', async () => {
    const consent = await file.consent(['7.15'], { direction: 'obtain' })
    const id = await done(file.officer, 'obtainings', { consent })
    const disclose = await file.consent(['7.05'])
    const other = again('disclosures.obtaining', `id = '${id}'`, { id: newId(), consent: disclose })
    await expect(within(file.officer, other)).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('on a consent to obtain'),
    })
    const taken = `update disclosures.obtaining set state = 'accepted', version = version + 1, decided_by = ctx.person(),
      decided_at = ctx.instant() where id = '${id}'`
    await expect(within(file.officer, taken)).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('does not go from waiting'),
    })
    const stray = `insert into disclosures.obtained_entry (obtaining, customership, item, entry, field, decided_by, decided_at)
      values ('${id}', '${file.id}', 0, null, '7.15', ctx.person(), ctx.instant())`
    await expect(within(file.officer, stray)).rejects.toMatchObject({
      code: 'TY008',
      message: expect.stringContaining('not in quarantine'),
    })
  })
})

test('a copy for the own register is taken once, now, by the system that takes it', async () => {
  const system = await world.network.holder({ role: 'partySystem', organisation: 'porvoo' })
  await file.record(file.officer, '7.05')
  const id = await done(file.officer, 'own-copies', {
    fields: ['7.05'],
    necessity: 'Kunnan omassa järjestelmässä.',
  })
  const take = (by = 'ctx.person()', at = 'ctx.instant()') =>
    forOrganisation(
      system,
      `update disclosures.own_copy set content = null, taken_by = ${by}, taken_at = ${at}, version = version + 1
        where id = '${id}' returning id`,
    )
  for (const [by, at] of [
    [`'somebody-else'`, 'ctx.instant()'],
    ['ctx.person()', `'2026-11-01'`],
  ])
    await expect(take(by, at)).rejects.toMatchObject({ code: 'TY008' })
  expect(await take()).toHaveLength(1)
  await expect(take()).rejects.toMatchObject({ code: 'TY008' })
})

test('into a file that has ended nothing new is written, and out of it nothing goes on a consent', async () => {
  const { id: entry } = await file.record(file.officer, '7.05')
  const waits = await file.prepare(await file.consent(['7.05']))
  const obtain = await file.consent(['7.15'], { direction: 'obtain' })
  const asked = await done(file.officer, 'obtainings', { consent: obtain })
  const copy = await done(file.officer, 'own-copies', {
    fields: ['7.05'],
    necessity: 'Kunnan omassa järjestelmässä.',
  })
  await end()
  for (const [table, row] of [
    ['customer_data.entry', entry],
    ['disclosures.disclosure', waits],
    ['disclosures.obtaining', asked],
    ['disclosures.own_copy', copy],
  ] as const)
    await expect(
      within(file.officer, again(table, `id = '${row}'`, { id: newId() })),
      table,
    ).rejects.toMatchObject(ended)
})

describe('a file', () => {
  test('is the only open one of its person, and has each member of its team once, from a party of it', async () => {
    const { sql } = world.network
    const other = await openCase(world)
    const sameCode = sql`update customerships.identity_index set index = (select i.index from customerships.identity_index i
      where i.customership = ${file.id}) where customership = ${other.id}`
    await expect(sameCode).rejects.toMatchObject({ constraint_name: 'one_open_customership' })
    const { person } = file.officer
    const member = (change: object) =>
      again('customerships.case_team_member', `customership = '${file.id}' and person = '${person}'`, {
        id: newId(),
        responsible: false,
        added_by: person,
        ...change,
      })
    await expect(within(file.officer, member({}))).rejects.toMatchObject({
      constraint_name: 'one_active_membership',
    })
    const stranger = await world.network.holder('lahti-specialist')
    const strange = member({ person: stranger.person, organisation: stranger.grant.authority })
    await expect(within(file.officer, strange)).rejects.toMatchObject({ code: '23503' })
  })

  test('is written in one’s own name and for one’s own organisation', async () => {
    const county = file.nurse.grant.authority
    const { id: entry } = await file.record(file.officer, '7.05')
    const waits = await file.prepare(await file.consent(['7.05']))
    const obtain = await file.consent(['7.15'], { direction: 'obtain' })
    const asked = await done(file.officer, 'obtainings', { consent: obtain })
    const disclosure = (change: object) =>
      again('disclosures.disclosure', `id = '${waits}'`, { id: newId(), ...change })
    const { person } = file.officer
    for (const [statement, name] of [
      [
        again('customer_data.entry', `id = '${entry}'`, { id: newId(), owner: county }),
        'stored_by_own_party',
      ],
      [
        `insert into customerships.end_opinion (customership, proposal, organisation, person, agrees, given_on, recorded_at, grounds)
          values ('${file.id}', 1, '${county}', ctx.person(), true, ctx.calendar(), ctx.instant(), '\\x00')`,
        'own_opinion',
      ],
      [
        again('customerships.event', `by_person = '${person}'`, { id: newId(), by_person: 'other' }),
        'own_event',
      ],
      [
        again('disclosures.obtaining', `id = '${asked}'`, { id: newId(), requested_by: 'other' }),
        'requested_by_caller',
      ],
      [
        `update disclosures.obtaining set state = 'failed', problem = 'given-up', version = version + 1 where id = '${asked}'`,
        'people_decide',
      ],
    ] as const)
      await expect(within(file.officer, statement), name).rejects.toMatchObject(policy(name))
    const porvoo = { authority: file.officer.grant.authority }
    const own = { prepared_by: 'customer-0001' }
    await expect(asCustomer(disclosure(own), porvoo)).rejects.toMatchObject(policy('officers_add'))
    const theirs = disclosure({ prepared_by: colleague.person })
    await expect(within(colleague, theirs, outside)).rejects.toMatchObject(policy('team_adds'))
    const taken = (organisation: string) =>
      `update customerships.party set taken_by = taken_by where organisation = '${organisation}' returning organisation`
    expect(await within(file.officer, taken(county))).toHaveLength(0)
    expect(await within(file.officer, taken(porvoo.authority))).toHaveLength(1)
  })

  test('is told by a code of before only to who starts', async () => {
    const code = newId().replaceAll('-', '').repeat(2)
    await world.network.sql`insert into customerships.former_index (customership, index)
      values (${file.id}, decode(${code}, 'hex'))`
    const find = (kind: string) =>
      asApp(
        world.network,
        contextOf(colleague, kind, world.network),
        `select customership from relation.open_by_former_code(decode('${code}', 'hex'))`,
      )
    for (const kind of ['organisation', 'search', 'caseload']) expect(await find(kind)).toEqual([])
    expect(await find('opening')).toEqual([{ customership: file.id }])
  })
})

describe('what a journal says is done again', () => {
  const asJob = (job: string, statement: string, person = '') =>
    asApp(world.network, { kind: 'job', job, person, instant: now() }, statement)

  test('by a start, and in nobody’s name', async () => {
    const takeOver = `select relation.take_over_acts('{}', '{}', '{}', '{}')`
    const take = `select relation.record_death_again('${newId()}', '2026-11-01', 'relative', 'x', '${newId()}', '2026-11-01', '2026-11-01')`
    const say = `select relation.say_code_again('${newId()}', 2, '\\x00', '\\x00', 'x', 'nurse', '${newId()}', '${newId()}', now())`
    for (const [job, person] of [
      ['repeat-acts', file.officer.person],
      ['withdraw-again', ''],
    ] as const)
      for (const statement of [takeOver, take, say])
        await expect(asJob(job, statement, person), statement).rejects.toMatchObject({ code: '42501' })
    for (const statement of [takeOver, take]) await asJob('repeat-acts', statement)
    await expect(asJob('repeat-acts', say)).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    ['a removal', 'remove-again', 'customer_data.removals_again', 4, 'TY060'],
    ['an annulment', 'annul-again', 'retention.annul_again', 6, 'TY130'],
  ] as const)('of %s, too', async (_what, job, name, lists, code) => {
    const repeat = `select * from ${name}(${Array.from({ length: lists }, () => `'{}'`).join(', ')})`
    await expect(asJob(job, repeat, file.officer.person)).rejects.toMatchObject({ code })
    await expect(asJob('repeat-acts', repeat)).rejects.toMatchObject({ code })
    await asJob(job, repeat)
  })

  test('of a withdrawal, too', async () => {
    const consent = await file.consent(['7.05'])
    const withdraw = `select consent from relation.withdraw_again(array['${consent}']::uuid[],
      array[now() + interval '100 years'], array[null]::integer[])`
    expect(await asJob('withdraw-again', withdraw, file.officer.person)).toEqual([])
    expect(await asJob('repeat-acts', withdraw)).toEqual([])
    expect(await asJob('withdraw-again', withdraw)).toEqual([{ consent }])
  })
})

describe('the registry of who takes part', () => {
  test('has one agency', async () => {
    const { sql } = world.network
    const other = again('organisations.organisation', `kind = 'keha'`, {
      id: newId(),
      slug: 'another-agency',
    })
    await expect(sql.unsafe(other)).rejects.toMatchObject({ constraint_name: 'one_agency' })
  })

  test('decides on terms and keys of a party once, by two persons, and on its kind never again', async () => {
    const { sql } = world.network
    const operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
    const own = `party = '${sampleRecipient.id}'`
    const proposal = (number: number) =>
      again('outside_parties.terms', `${own} and number = 1`, {
        number,
        proposed_by: operator.person,
        proposed_at: now(),
        decision: null,
        decided_by: null,
        decided_at: null,
      })
    await expect(forOrganisation(operator, `${proposal(8)}; ${proposal(9)}`)).rejects.toMatchObject({
      constraint_name: 'one_open_proposal',
    })
    const key = again('outside_parties.party_key', own, {
      id: newId(),
      key_id: newId(),
      registered_by: 'one',
      confirmed_by: 'one',
      confirmed_at: now(),
    })
    await expect(sql.unsafe(key)).rejects.toMatchObject({ constraint_name: 'two_persons' })
    for (const statement of [
      `update outside_parties.terms set decision = 'refused', refusal_reason = 'x' where ${own}`,
      `update outside_parties.party_key set confirmed_by = 'another' where ${own}`,
      `update outside_parties.party set version = version + 1, state = 'proposed', terms = null where id = '${sampleRecipient.id}'`,
      `update outside_parties.party set version = version - 1 where id = '${sampleRecipient.id}'`,
    ])
      await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: 'TY006' })
    await expect(
      sql`update outside_parties.party set kind = 'unheardOf', version = version + 1 where id = ${sampleRecipient.id}`,
    ).rejects.toMatchObject({ code: 'TY180' })
  })
})
