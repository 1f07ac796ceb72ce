import type { CustomershipId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTeamMember } from './add-team-member.ts'
import { findForsakenParties } from './find-forsaken-parties.ts'
import { giveEndOpinion } from './give-end-opinion.ts'
import { listLateOpinions } from './list-late-opinions.ts'
import { proposeEndOfCustomership } from './propose-end.ts'
import { remindOfAwaiting } from './remind-of-awaiting.ts'
import { remindOfEndOpinions } from './remind-of-end-opinions.ts'
import { removeTeamMember } from './remove-team-member.ts'
import { tellOfficers } from './tell-officers.ts'
import { createWorld, type TestOfficer, type World } from './test-world.ts'
import { withdrawEndProposal } from './withdraw-end-proposal.ts'

let world: World
let specialist: TestOfficer
let nurse: TestOfficer
let socialWorker: TestOfficer
let kela: TestOfficer
let leader: TestOfficer
beforeAll(async () => {
  world = await createWorld()
  const { lahti, county } = world.organisations
  specialist = await world.officer('Aino', 'employmentSpecialist', lahti)
  nurse = await world.officer('Helena', 'nurse', county)
  socialWorker = await world.officer('Sanna', 'socialWorker', county)
  kela = await world.officer('Kalle', 'workAbilitySpecialist', world.organisations.kela)
  leader = await world.officer('Liisa', 'leadPerson', lahti)
})
afterAll(() => world.close())

/** What an officer is shown of a file, in the order in which it was sent. */
const shownTo = (officer: TestOfficer, file?: CustomershipId) =>
  world.as(officer, { kind: 'organisation' }, async (tx) => {
    const rows = await tx.drizzle.execute<{ kind: string; customership: string | null }>(
      'select kind, customership from notifications.notification order by created_at, id',
    )
    return [...rows]
      .filter(({ customership }) => file === undefined || customership === file)
      .map(({ kind }) => kind)
  })
const remind = async () => {
  await world.job('remind-awaiting', (tx) => remindOfAwaiting(tx, undefined))
  await world.job('remind-end-opinions', (tx) => remindOfEndOpinions(tx, undefined))
}
const grounds = 'Sovitut palvelut ovat toteutuneet.'
const propose = (by: TestOfficer, id: CustomershipId, expectedVersion = 1) =>
  world.inside(by, id, (tx) =>
    proposeEndOfCustomership(
      tx,
      world.keysOf(id),
      { reason: 'employed', grounds },
      { ...by, expectedVersion },
    ),
  )
const opine = (by: TestOfficer, id: CustomershipId, expectedVersion: number) =>
  world.inside(by, id, (tx) =>
    giveEndOpinion(tx, world.keysOf(id), { agrees: true, grounds }, { ...by, expectedVersion }),
  )

test('a file that awaits a party is told to everybody of it who may take it, again each week, until one has', async () => {
  const file = await world.open(specialist)
  await world.tellAll()
  expect(await shownTo(nurse, file)).toEqual(['customershipAwaits'])
  expect(await shownTo(socialWorker, file)).toEqual(['customershipAwaits'])
  expect(await shownTo(kela, file)).toEqual(['customershipAwaits'])
  expect(await shownTo(specialist, file)).toEqual([])
  await remind()
  expect(await shownTo(nurse, file)).toHaveLength(1)
  world.clock.advance({ days: 7 })
  await remind()
  await remind()
  expect(await shownTo(nurse, file)).toEqual(['customershipAwaits', 'customershipAwaits'])
  await world.take(nurse, file)
  await world.tellAll()
  expect(await shownTo(specialist, file)).toEqual(['customershipTaken'])
  expect(await shownTo(socialWorker, file)).toEqual([])
  expect(await shownTo(nurse, file)).toHaveLength(2)
  world.clock.advance({ days: 7 })
  await remind()
  expect(await shownTo(nurse, file)).toHaveLength(2)
  expect(await shownTo(kela, file)).toHaveLength(3)
})

test('a notice is shown to a member of the team only as long as they are one', async () => {
  const file = await world.openWithAll(specialist, nurse)
  await world.tellAll()
  const colleague = await world.officer('Oskar', 'employmentSpecialist', world.organisations.lahti)
  const { member } = await world.inside(specialist, file, (tx) =>
    addTeamMember(tx, file, colleague.person, specialist),
  )
  await world.admin
    .sql`insert into notifications.notification (id, recipient, organisation, kind, audience, customership,
      once_key, created_at)
    select gen_random_uuid(), ${colleague.person}, organisation, kind, audience, customership, once_key || 'copy', created_at
      from notifications.notification where customership = ${file} and recipient = ${specialist.person}`
  expect(await shownTo(colleague, file)).toEqual(['customershipTaken'])
  await world.inside(specialist, file, (tx) => removeTeamMember(tx, file, member, specialist))
  expect(await shownTo(colleague, file)).toEqual([])
  const readMark = await world.as(colleague, { kind: 'organisation' }, (tx) =>
    tx.drizzle.execute('update notifications.notification set read_at = created_at returning id'),
  )
  expect([...readMark]).toEqual([])
})

test('a party whose officers have all lost their rights is told that the file awaits it again', async () => {
  const lost = await world.officer('Pekka', 'employmentSpecialist', world.organisations.heinola, {
    until: '2026-03-31',
  })
  const file = await world.open(lost)
  const successor = await world.officer('Saara', 'employmentSpecialist', world.organisations.heinola)
  world.clock.advance({ months: 1 })
  let after: Awaited<ReturnType<typeof findForsakenParties>>['next']
  do {
    const from = after
    after = (await world.job('find-forsaken-parties', (tx) => findForsakenParties(tx, from))).next
  } while (after !== undefined)
  await world.tellAll()
  expect(await shownTo(successor, file)).toEqual(['customershipAwaits'])
})

test('every party is told of a proposed end and reminded, also one that has yet to take the file, and its opinion is told on', async () => {
  const file = await world.openWithAll(specialist, nurse)
  await world.tellAll()
  await propose(specialist, file)
  await world.tellAll()
  expect(await shownTo(nurse, file)).toContain('endProposed')
  expect(await shownTo(kela, file)).toContain('endAwaitsTaking')
  expect(await shownTo(specialist, file)).not.toContain('endProposed')
  await remind()
  expect(await shownTo(nurse, file)).not.toContain('endOpinionDue')
  world.clock.advance({ days: 16 })
  await remind()
  await remind()
  expect((await shownTo(nurse, file)).filter((kind) => kind === 'endOpinionDue')).toHaveLength(1)
  expect((await shownTo(kela, file)).filter((kind) => kind === 'endAwaitsTaking')).toHaveLength(2)
  await opine(nurse, file, 2)
  await world.tellAll()
  expect(await shownTo(specialist, file)).toContain('endOpinionGiven')
  expect(await shownTo(nurse, file)).not.toContain('endOpinionGiven')
  await world.inside(specialist, file, (tx) =>
    withdrawEndProposal(tx, world.keysOf(file), 'Työkokeilu keskeytyi.', {
      ...specialist,
      expectedVersion: 3,
    }),
  )
  await world.tellAll()
  expect(await shownTo(nurse, file)).toContain('endProposalWithdrawn')
})

test('silence ends nothing: after the day everybody of the late party is told, and the lead person sees how many', async () => {
  const file = await world.openWithAll(specialist, nurse)
  await propose(specialist, file)
  const late = () => world.as(leader, { kind: 'organisation' }, (tx) => listLateOpinions(tx))
  world.clock.advance({ days: 30 })
  await remind()
  expect(await late()).toEqual([])
  expect(await shownTo(socialWorker, file)).not.toContain('endOpinionOverdue')
  world.clock.advance({ days: 1 })
  await remind()
  await remind()
  expect(await late()).toEqual(
    [
      { organisation: nurse.authority, late: 1, since: expect.any(String) },
      { organisation: kela.authority, late: 1, since: expect.any(String) },
    ].sort((one, other) => (one.organisation < other.organisation ? -1 : 1)),
  )
  for (const officer of [nurse, socialWorker, kela])
    expect((await shownTo(officer, file)).filter((kind) => kind === 'endOpinionOverdue')).toHaveLength(1)
  expect(await shownTo(leader)).toEqual(['endOpinionsLate'])
  world.clock.advance({ days: 7 })
  await remind()
  expect((await shownTo(socialWorker, file)).filter((kind) => kind === 'endOpinionOverdue')).toHaveLength(2)
  expect(await shownTo(leader)).toEqual(['endOpinionsLate', 'endOpinionsLate'])
  const [row] = await world.admin.sql`select state from customerships.customership where id = ${file}`
  expect(row).toEqual({ state: 'endProposed' })
  await world.take(kela, file)
  await opine(kela, file, 2)
  await opine(nurse, file, 3)
  expect(await late()).toEqual([])
})

test('late opinions are counted for the area and the labour authority of who asks, and for nobody else', async () => {
  const other = await world.officer('Lauri', 'leadPerson', world.organisations.porvoo)
  expect(await world.as(other, { kind: 'organisation' }, (tx) => listLateOpinions(tx))).toEqual([])
  expect(await world.as(leader, { kind: 'caseload' }, (tx) => listLateOpinions(tx))).toEqual([])
})

describe('an item that waits for somebody else', () => {
  /** Who is told that items of these fields wait, of a team with one responsible officer of each party. */
  const told = async (records: string, asking: TestOfficer, knowing: TestOfficer = leader) => {
    const file = await world.openWithAll(specialist, nurse, kela)
    const telling = {
      customership: file,
      records,
      asking: asking.authority,
      except: knowing.person,
      once: 'x',
    }
    await world.job('tell-officers', (tx) => tellOfficers(tx, { notice: 'obtainingAwaits', ...telling }))
    const team = { specialist, nurse, kela }
    const shown: string[] = []
    for (const [name, officer] of Object.entries(team))
      if ((await shownTo(officer, file)).includes('obtainingAwaits')) shown.push(name)
    return shown
  }

  test('is told to whoever of the asking organisation decides on it, not to others who record the field as well', async () => {
    expect(await told('5.06', nurse)).toEqual(['nurse'])
    expect(await told('5.06', kela)).toEqual(['kela'])
  })

  test('is told to whoever records the field where nobody of the asking organisation may', async () => {
    expect(await told('5.04', specialist)).toEqual(['nurse'])
  })

  test('is told to nobody where who knows of it decides on all of it', async () => {
    expect(await told('5.06', specialist)).toEqual(['nurse', 'kela'])
    expect(await told('5.06', specialist, nurse)).toEqual([])
  })

  test('is told to all who answer for the file where nobody on the team may decide', async () => {
    expect(await told('4.01', nurse)).toEqual(['specialist', 'nurse', 'kela'])
  })
})
