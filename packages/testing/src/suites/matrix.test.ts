import { syncDeclaration } from '@tym/database'
import { organisations } from '@tym/personas'
import {
  allFields,
  declaredAccess,
  type FieldId,
  isFieldId,
  matrix,
  type RoleId,
  roleIds,
  roles,
} from '@tym/register'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Holder } from '../network/holder.ts'
import { expectDone, type OpenedCustomership } from '../network/open-customership.ts'
import { createNetwork, type Network } from '../network.ts'
import { expectedAccess } from './expected-access.ts'
import { employerFor } from './requests.ts'
import {
  differences,
  type Observation,
  type StoredEntry,
  type Walker,
  walkReads,
  walkWrites,
} from './walk-matrix.ts'

const walkLimit = 900_000

let network: Network
let file: OpenedCustomership
let walkers: readonly Walker[]
let without: Observation
let withKela: Observation

beforeAll(async () => {
  network = await createNetwork()
  const staff = await Promise.all(roleIds.filter((role) => role !== 'customer').map(holderOf))
  const team = staff.filter(({ role }) => roles[role].breakGlass)
  const [starter, ...others] = team
  if (starter === undefined) throw new Error('nobody may start')
  file = await network.openCustomership({ team: [starter, ...others] })
  const customer = network.customer(file.nationalId)
  walkers = [
    ...staff.map((holder) => ({
      role: holder.role,
      client: holder,
      organisation: organisationOf(holder.role),
    })),
    { role: 'customer', client: customer, organisation: organisationOf('customer') },
  ]
  without = await observe(walkers, false)
  const body = { to: 'planDraft', on: network.clock.calendar(), kelaTakesPart: true }
  expectDone(
    await starter.fetch('POST', `${file.path}/steps`, { body, headers: { 'if-match': '"1"' } }),
    'advance',
  )
  withKela = await observe(
    walkers.filter(({ role }) => role === 'workAbilitySpecialist'),
    true,
  )
}, walkLimit)
afterAll(() => network.close())

const holderOf = (role: RoleId): Promise<Holder> =>
  network.holder({ role, organisation: roles[role].grantable ? employerFor(role) : 'porvoo' })

/**
 * Whose entries are a role's own: its authority's; what a customer records is kept by the labour authority.
 */
function organisationOf(role: RoleId): string {
  return role === 'customer'
    ? 'nobody'
    : organisations[roles[role].grantable ? employerFor(role) : 'porvoo'].id
}

async function observe(writers: readonly Walker[], kelaInPlan: boolean): Promise<Observation> {
  const writes = await walkWrites(file.path, writers)
  const entries = await storedEntries()
  return { kelaInPlan, writes, entries, ...(await walkReads(file.path, walkers, entries)) }
}

/** One entry of every field and storing organisation, and of statements of effect one for each fact. */
async function storedEntries(): Promise<StoredEntry[]> {
  const rows = await network.sql<
    { id: string; field: string; owner: string; about: string | null; holds: boolean }[]
  >`
    select distinct on (field, owner, case when field in ('4.07', '5.09') then about end) id, field, owner, about,
      turn is null or turn = max(turn) over (partition by field) as holds
    from customer_data.entry where customership = ${file.id}
    order by field, owner, case when field in ('4.07', '5.09') then about end, turn desc, id`
  return rows.map(({ id, field, owner, about, holds }) => ({
    id,
    owner,
    holds,
    field: knownField(field),
    about: about === null ? undefined : knownField(about),
  }))
}

function knownField(field: string): FieldId {
  if (!isFieldId(field)) throw new Error(`the register stored an undeclared field ${field}`)
  return field
}

const declared = expectedAccess(matrix)

describe('every role, category, field and operation', () => {
  test('is answered as the declaration says', () => {
    expect(differences(without, declared, organisationOf)).toEqual([])
  })

  test('is answered as the declaration says when Kela takes part in the plan', () => {
    expect(differences(withKela, declared, organisationOf)).toEqual([])
  })

  test('was walked over an entry of every field that anybody may record', () => {
    const recorded = new Set(withKela.entries.map(({ field }) => field))
    const recordable = matrix.flatMap(({ write }) => write?.fields ?? [])
    expect([...new Set(recordable)].filter((field) => !recorded.has(field))).toEqual([])
    expect(withKela.writes.size + without.writes.size).toBe((roleIds.length + 1) * allFields.length)
  })

  test('shows the effect of a fact that a role may not read to nobody of it, and of one that it may to all', () => {
    const about = (field: FieldId) =>
      withKela.entries.filter((entry) => entry.field === '5.09' && entry.about === field)
    const sees = (role: RoleId, field: FieldId) =>
      about(field).map(({ id }) => withKela.seen.has(`category ${role} ${id}`))
    for (const hidden of ['5.01', '5.07', '5.08'] as const) {
      expect(about(hidden).length).toBeGreaterThan(0)
      for (const role of ['employmentSpecialist', 'socialCounsellor'] as const)
        expect(new Set(sees(role, hidden))).toEqual(new Set([false]))
    }
    for (const role of ['employmentSpecialist', 'socialWorker', 'workAbilitySpecialist'] as const)
      expect(new Set(sees(role, '5.02'))).toEqual(new Set([true]))
  })

  test('has own entries that others may not see, and others’ that the role may not', () => {
    const kela = organisations.kela.id
    const own = withKela.entries.filter(({ field, owner }) => field === '5.10' && owner === kela)
    const others = withKela.entries.filter(({ field, owner }) => field === '5.10' && owner !== kela)
    expect(own.length > 0 && others.length > 0).toBe(true)
  })
})

describe('the walk notices', () => {
  const cells = matrix.filter(({ read, write }) => read !== undefined || write !== undefined)
  // A registrar's cell has no road in yet: the request that it is conditioned on does not exist.
  const walked = cells.filter(({ role }) => role !== 'registrar')

  test.each(walked)('that the cell of $role and category $category is gone', (gone) => {
    const rest = expectedAccess(matrix.filter((cell) => cell !== gone))
    const found = [without, withKela].flatMap((seen) => differences(seen, rest, organisationOf))
    expect(found.length).toBeGreaterThan(0)
  })

  test('a field too many in the database’s copy of the declaration', async () => {
    await network.sql`update declared.reading s set open_classes = s.open_classes || array(
        select c from declared.reading o, unnest(o.open_classes) c
        where o.role = 'socialWorker' and not o.kela_in_plan and not o.safety and c like '5.%' and c <> all (s.open_classes))
      where s.role = 'employmentSpecialist'`
    const specialist = walkers.filter(({ role }) => role === 'employmentSpecialist')
    const { seen } = await walkReads(file.path, specialist, [])
    await syncDeclaration(network.urls.superuser, declaredAccess())
    const found = differences({ ...withKela, seen }, declared, organisationOf)
    expect(found).toContainEqual(expect.stringContaining('employmentSpecialist sees an entry of 5.'))
  })
})
