import { newId, outsidePartyId } from '@tym/kernel'
import { addedPartyKind } from '@tym/register'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proposeParty } from '../propose-party.ts'
import { getTermsInForce } from '../terms-in-force.ts'
import {
  createTestWorld,
  customer,
  grantor,
  nurse,
  operator,
  otherGrantor,
  problem,
  type TestWorld,
  termsWith,
} from '../test-world.ts'
import { decideOnKind } from './decide-on-kind.ts'
import { getKindTitle } from './kinds.ts'
import { listKinds } from './list-kinds.ts'
import { proposeKind } from './propose-kind.ts'

let world: TestWorld
beforeAll(async () => {
  world = await createTestWorld()
})
afterAll(() => world.close())

const title = { fi: 'talous- ja velkaneuvonta', sv: 'ekonomi- och skuldrådgivning', en: 'debt counselling' }
const letters = 'abcdefghij'
let made = 0
const freshCode = () => {
  made += 1
  return addedPartyKind.parse(`counselling${letters[made]}`)
}
const propose = (code = freshCode(), by = operator) =>
  world.as(by, (tx) => proposeKind(tx, by.person, { code, title }))
const decide = (id: string, by = grantor, decision: 'approve' | 'refuse' = 'approve', expectedVersion = 1) =>
  world.as(by, (tx) =>
    decideOnKind(tx, by.person, {
      id,
      expectedVersion,
      decision: decision === 'approve' ? { decision } : { decision, reason: 'On jo.' },
    }),
  )
const enter = (kind: ReturnType<typeof freshCode>) =>
  world.as(operator, (tx) =>
    proposeParty(tx, operator.person, { kind, terms: termsWith({ businessId: undefined }) }),
  )
const listed = async (by = nurse) => world.as(by, (tx) => listKinds(tx))

describe('a kind that the declaration does not name', () => {
  test('is added by two persons of the agency, and then parties are of it, by its name', async () => {
    const code = freshCode()
    await expect(enter(code)).rejects.toMatchObject(problem('party-not-allowed'))
    const { id } = await propose(code)
    await expect(enter(code)).rejects.toMatchObject(problem('party-not-allowed'))
    expect(await listed()).not.toContainEqual(expect.objectContaining({ kind: code }))
    expect(await listed(grantor)).toContainEqual(
      expect.objectContaining({ kind: code, state: 'proposed', id }),
    )
    await decide(id)
    for (const by of [nurse, customer])
      expect(await listed(by)).toContainEqual({ kind: code, title, state: 'approved', id, version: 2 })
    const party = outsidePartyId.parse((await enter(code)).id)
    await world.approve(party)
    expect(await world.as(nurse, (tx) => getTermsInForce(tx, party))).toMatchObject({ kind: code })
    expect(await world.as(nurse, (tx) => getKindTitle(tx, code))).toEqual(title)
  })

  test('is not decided on by whoever proposed it, by another role, twice, or over a newer version', async () => {
    const { id } = await propose()
    const same = { ...grantor, person: operator.person }
    await expect(decide(id, same)).rejects.toMatchObject(problem('own-proposal'))
    await expect(decide(id, nurse)).rejects.toMatchObject(problem('not-found'))
    await expect(decide(id, grantor, 'approve', 2)).rejects.toMatchObject(problem('stale-version'))
    await decide(id)
    await expect(decide(id, otherGrantor)).rejects.toMatchObject(problem('state-conflict'))
  })

  test('is proposed once, and again after a refusal', async () => {
    const code = freshCode()
    const { id } = await propose(code)
    await expect(propose(code)).rejects.toMatchObject(problem('party-exists'))
    await decide(id, grantor, 'refuse')
    await expect(enter(code)).rejects.toMatchObject(problem('party-not-allowed'))
    expect((await propose(code)).id).not.toBe(id)
  })

  test('has never the code of a declared one', () => {
    expect(addedPartyKind.safeParse('employer').success).toBe(false)
    expect(addedPartyKind.safeParse('labourAuthority').success).toBe(false)
    expect(addedPartyKind.safeParse('Free text').success).toBe(false)
  })
})

describe('the database itself', () => {
  test('takes a party of a known kind only', async () => {
    const insert = world.as(operator, (tx) =>
      tx.drizzle.execute(`insert into outside_parties.party (id, kind, state, entered_at)
        values (gen_random_uuid(), 'unheardOf', 'proposed', '${tx.context.instant.toISOString()}')`),
    )
    await expect(insert).rejects.toMatchObject({ cause: { code: 'TY180' } })
  })

  test('takes no kind by the name of a declared one, and lets nobody propose in another’s name or approve alone', async () => {
    const insert = (code: string, proposedBy: string, more = '', values = '') =>
      world.as(operator, (tx) =>
        tx.drizzle.execute(`insert into outside_parties.kind (id, code, title_fi, title_sv, title_en, state, proposed_by, proposed_at${more})
          values (gen_random_uuid(), '${code}', 'a', 'b', 'c', '${more === '' ? 'proposed' : 'approved'}', '${proposedBy}',
            '${tx.context.instant.toISOString()}'${values})`),
      )
    await expect(insert('employer', operator.person)).rejects.toMatchObject({ cause: { code: 'TY006' } })
    await expect(insert(freshCode(), grantor.person)).rejects.toMatchObject({ cause: { code: '42501' } })
    const alone = insert(freshCode(), operator.person, ', decided_by, decided_at', `, 'somebody', now()`)
    await expect(alone).rejects.toMatchObject({ cause: { code: '42501' } })
  })

  test('takes a party of a kind that waits for a decision from nobody, not even from who proposed the kind', async () => {
    const code = freshCode()
    await propose(code)
    const insert = world.as(operator, (tx) =>
      tx.drizzle.execute(`insert into outside_parties.party (id, kind, state, entered_at)
        values (gen_random_uuid(), '${code}', 'proposed', '${tx.context.instant.toISOString()}')`),
    )
    await expect(insert).rejects.toMatchObject({ cause: { code: 'TY180' } })
  })

  test('lets nobody, not even an owner, rename a kind, decide on it twice, or decide and leave it open', async () => {
    const { id } = await propose()
    const as = (change: string) =>
      world.admin.sql.begin(async (tx) => {
        await tx`select set_config('tym.person', ${grantor.person}, true), set_config('tym.instant', '2026-11-23T09:00:00Z', true)`
        await tx.unsafe(`update outside_parties.kind set version = version + 1, decided_by = ctx.person(), decided_at = ctx.instant(),
          ${change} where id = '${id}'`)
      })
    await expect(as(`state = 'approved', title_fi = 'toinen'`)).rejects.toMatchObject({ code: 'TY006' })
    await expect(as(`state = 'proposed'`)).rejects.toMatchObject({ code: 'TY006' })
    await as(`state = 'approved'`)
    await expect(as(`state = 'refused', refusal_reason = 'Ei sittenkään.'`)).rejects.toMatchObject({
      code: 'TY006',
    })
  })

  test('gives no party another kind that nobody knows', async () => {
    const code = freshCode()
    await decide((await propose(code)).id)
    const { id } = await enter(code)
    const change = world.admin.sql`update outside_parties.party set kind = 'unheardOf' where id = ${id}`
    await expect(change).rejects.toMatchObject({ code: 'TY180' })
  })

  test('has a kind decided on by another person than who proposed it, and refused with a reason', async () => {
    const insert = (facts: object) => {
      const row = { code: freshCode(), title_fi: 'a', title_sv: 'b', title_en: 'c', ...facts }
      const decided = { proposed_by: 'one', proposed_at: '2026-01-01', decided_at: '2026-01-02' }
      return world.admin
        .sql`insert into outside_parties.kind ${world.admin.sql({ id: newId(), ...decided, ...row })}`
    }
    const refused = { state: 'refused', decided_by: 'two', refusal_reason: 'On jo.' }
    for (const [facts, constraint] of [
      [{ state: 'approved', decided_by: 'one' }, 'two_persons'],
      [{ state: 'approved', decided_by: null }, 'decided_whole'],
      [{ ...refused, refusal_reason: null }, 'refused_with_reason'],
    ] as const)
      await expect(insert(facts)).rejects.toMatchObject({ constraint_name: constraint })
    await insert(refused)
  })

  test('has a kind decided on now, in one’s own name', async () => {
    const { id } = await propose()
    const approve = (at: string, version = 2) =>
      world.as(grantor, (tx) =>
        tx.drizzle.execute(`update outside_parties.kind set state = 'approved', version = ${version}, decided_by = ctx.person(),
          decided_at = ${at} where id = '${id}'`),
      )
    for (const attempt of [() => approve(`'2020-01-01'`), () => approve('ctx.instant()', 3)])
      await expect(attempt()).rejects.toMatchObject({ cause: { code: 'TY006' } })
    await approve('ctx.instant()')
  })
})
