import type { Caller, Scope } from '@tym/database'
import { type CustomershipId, newCustomershipId, newId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addTeamMember } from './add-team-member.ts'
import { createWorld, indexOf, type TestOfficer, type World } from './test-world.ts'

const tables = [
  'customership',
  'party',
  'case_team_member',
  'end_opinion',
  'end_proposal',
  'event',
  'identity_index',
] as const

let world: World
let specialist: TestOfficer
let colleague: TestOfficer
let nurse: TestOfficer
let stranger: TestOfficer
let file: CustomershipId
let colleaguesFile: CustomershipId
const index = indexOf('160494-9021')
beforeAll(async () => {
  world = await createWorld()
  const { lahti, county, porvoo } = world.organisations
  specialist = await world.officer('Aino', 'employmentSpecialist', lahti)
  colleague = await world.officer('Oskar', 'employmentSpecialist', lahti)
  nurse = await world.officer('Helena', 'nurse', county)
  stranger = await world.officer('Kaisa', 'employmentSpecialist', porvoo)
  file = await world.openWithAll(specialist, nurse)
  colleaguesFile = await world.open(colleague, { index })
})
afterAll(() => world.close())

/** How many rows of each table somebody sees in a scope. */
async function countRows(caller: Caller, scope: Scope): Promise<Record<string, number>> {
  return world.as(caller, scope, async (tx) => {
    const counts: Record<string, number> = {}
    for (const table of tables) {
      const [row] = await tx.drizzle.execute<{ n: number }>(
        `select count(*)::int as n from customerships.${table}`,
      )
      counts[table] = row?.n ?? -1
    }
    return counts
  })
}
const nothing = Object.fromEntries(tables.map((table) => [table, 0]))
const inFile = (outOfTeam = false): Scope => ({ kind: 'customership', customership: file, outOfTeam })
const customer = (selfIndex: Buffer): Caller => ({ ...specialist, role: 'customer', selfIndex })

describe('in one customership', () => {
  test('a member of its team sees this one and no other', async () => {
    expect(await countRows(nurse, inFile())).toEqual({
      customership: 1,
      party: 3,
      case_team_member: 2,
      end_opinion: 0,
      end_proposal: 0,
      event: 2,
      identity_index: 1,
    })
  })

  test('a colleague of the same organisation outside the team sees nothing', async () => {
    expect(await countRows(colleague, inFile())).toEqual(nothing)
  })

  test('another organisation sees nothing, whatever reason it gives', async () => {
    expect(await countRows(stranger, inFile())).toEqual(nothing)
    expect(await countRows(stranger, inFile(true))).toEqual(nothing)
  })

  test('an officer of a party whose right is for another area sees nothing, whatever reason it gives', async () => {
    const elsewhere = { ...colleague, area: world.areas.porvoo }
    expect(await countRows(colleague, inFile(true))).toMatchObject({ customership: 1 })
    expect(await countRows(elsewhere, inFile(true))).toEqual(nothing)
  })

  test('nobody becomes responsible by adding themselves or by changing what is said of them', async () => {
    const member = await world.officer('Satu', 'nurse', world.organisations.county)
    await world.inside(nurse, file, (tx) => addTeamMember(tx, file, member.person, nurse))
    const change = (by: TestOfficer, person: string, to: string) =>
      world.as(by, inFile(), (tx) =>
        tx.drizzle.execute(
          `update customerships.case_team_member set ${to} where person = '${person}' returning id`,
        ),
      )
    const refused = { cause: { code: '42501' } }
    await expect(change(member, member.person, 'responsible = true')).rejects.toMatchObject(refused)
    expect([...(await change(member, nurse.person, 'responsible = false'))]).toEqual([])
    await expect(addMember(member, inFile(), { ...member, responsible: true })).rejects.toMatchObject(refused)
    await change(member, member.person, `removed_at = '2026-03-02', removed_by = 'x'`)
  })

  test('a team member who acts for another organisation sees nothing', async () => {
    expect(await countRows({ ...specialist, authority: stranger.authority }, inFile(true))).toEqual(nothing)
  })

  test('a customer sees their own and not that of another, and writes nothing', async () => {
    const own: Scope = { kind: 'customership', customership: colleaguesFile, outOfTeam: false }
    expect(await countRows(customer(index), inFile())).toEqual(nothing)
    expect(await countRows(customer(index), own)).toMatchObject({ customership: 1, party: 3, event: 1 })
    const changed = await world.as(customer(index), own, (tx) =>
      tx.drizzle.execute(`update customerships.customership set state = 'planDraft' returning id`),
    )
    expect([...changed]).toEqual([])
  })

  test('who reads out of the team with a reason writes nothing', async () => {
    const changed = await world.as(colleague, inFile(true), (tx) =>
      tx.drizzle.execute(`update customerships.customership set state = 'planDraft' returning id`),
    )
    expect([...changed]).toEqual([])
    await expect(addMember(colleague, inFile(true), colleague)).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })

  test('nobody is brought in from another organisation, not even by a member', async () => {
    await expect(addMember(specialist, inFile(), { ...nurse, added: specialist })).rejects.toMatchObject({
      cause: { code: '42501' },
    })
  })
})

async function addMember(
  caller: Caller,
  scope: Scope,
  member: TestOfficer & { readonly added?: TestOfficer; readonly responsible?: boolean },
): Promise<unknown> {
  return world.as(caller, scope, (tx) =>
    tx.drizzle.execute(
      `insert into customerships.case_team_member (id, customership, organisation, person, name, title, role, responsible,
         added_by, added_at)
       values ('${newId()}', '${file}', '${member.authority}', '${newId()}', 'n', 't', 'nurse', ${member.responsible ?? false},
         '${caller.person}', '2026-03-02')`,
    ),
  )
}

describe('in the caseload', () => {
  test('an officer sees their own files and what awaits their party, of the latter never the team', async () => {
    const kela = await world.officer('Kalle', 'workAbilitySpecialist', world.organisations.kela)
    expect(await countRows(kela, { kind: 'caseload' })).toEqual({ ...nothing, customership: 2, party: 2 })
    expect(await countRows(nurse, { kind: 'caseload' })).toEqual({
      ...nothing,
      customership: 2,
      party: 2,
      case_team_member: 1,
    })
  })

  test('another organisation sees nothing', async () => {
    expect(await countRows(stranger, { kind: 'caseload' })).toEqual(nothing)
  })

  test('a customer sees their own', async () => {
    expect(await countRows(customer(index), { kind: 'caseload' })).toEqual({
      ...nothing,
      customership: 1,
      party: 3,
    })
    expect(await countRows(customer(indexOf('somebody else')), { kind: 'caseload' })).toEqual(nothing)
  })
})

describe('anywhere else', () => {
  test.each<Scope>([{ kind: 'public' }, { kind: 'organisation' }, { kind: 'search', outOfTeam: true }])(
    'the scope $kind opens no rows',
    async (scope) => {
      expect(await countRows(specialist, scope)).toEqual(nothing)
    },
  )

  test('the worker sees a file in its named jobs only, and writes nothing', async () => {
    const seen = (job: string) =>
      world.job(job, async (tx) => [
        ...(await tx.drizzle.execute<{ n: number }>(
          'select count(*)::int as n from customerships.customership',
        )),
      ])
    expect(await seen('remind-plan-due')).toEqual([{ n: 2 }])
    expect(await seen('expire-usage-rights')).toEqual([{ n: 0 }])
    await expect(
      world.job('remind-plan-due', (tx) =>
        tx.drizzle.execute(`update customerships.customership set version = 9`),
      ),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
    await expect(
      world.job('remind-plan-due', (tx) => tx.drizzle.execute('select * from customerships.identity_index')),
    ).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

test('who started a customership, and when, is never changed', async () => {
  await expect(
    world.inside(specialist, file, (tx) =>
      tx.drizzle.execute(`update customerships.customership set started_on = '2026-01-01'`),
    ),
  ).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('which file stands in the way of a start is told to nobody but one who is starting', async () => {
  const ask = (scope: Scope) =>
    world.as(stranger, scope, async (tx) => {
      const rows = await tx.drizzle.execute<{ customership: string }>(
        `select * from relation.open_file_of(decode('${index.toString('hex')}', 'hex'))`,
      )
      return rows.map(({ customership }) => customership)
    })
  const scopes: readonly Scope[] = [
    { kind: 'organisation' },
    { kind: 'caseload' },
    { kind: 'search', outOfTeam: true },
    { kind: 'customership', customership: colleaguesFile, outOfTeam: true },
  ]
  for (const scope of scopes) expect(await ask(scope)).toEqual([])
  expect(await ask({ kind: 'opening', customership: newCustomershipId() })).toEqual([colleaguesFile])
})
