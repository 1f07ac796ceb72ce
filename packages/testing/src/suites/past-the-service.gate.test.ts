import { newId, newLineId } from '@tym/kernel'
import { organisations } from '@tym/personas'
import type postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let officer: Holder
let colleague: Holder
let nurse: Holder
let file: string
beforeAll(async () => {
  network = await createNetwork()
  officer = await network.holder('porvoo-specialist')
  colleague = await network.holder('porvoo-specialist-two')
  nurse = await network.holder('county-nurse')
})
afterAll(() => network.close())
beforeEach(async () => {
  file = (await network.openCustomership({ team: [officer, nurse] })).id
})

/** Past the triggers, and nothing of it stays. */
const within = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
  network.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await work(tx)
      throw new Error('rolled back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'rolled back') throw error
    })

/** A read as the service says it to the gate, in somebody's name. */
async function readOf(by: Holder, change: object = {}) {
  const { sql, clock } = network
  const [right] =
    await sql`select holder, version, holder_kind from usage_rights.usage_right where id = ${by.usageRight}`
  const keys = await sql<{ issuer: string; key_id: string; use: string; organisation: string }[]>`
    select issuer, key_id, use, organisation from organisations.signing_key where confirmed_at is not null and revoked_at is null`
  const signs = keys.find(
    ({ use, organisation }) => use === 'certificate' && organisation === by.grant.employer,
  )
  const grants = keys.find(({ use }) => use === 'grant')
  return {
    instant: clock.instant().toISOString(),
    calendar: clock.calendar(),
    replay: `\\x${newReplay()}`,
    slot: 0,
    kind: right?.['holder_kind'],
    person: right?.['holder'],
    usage_right: by.usageRight,
    right_version: right?.['version'],
    issuer: signs?.issuer,
    key_id: signs?.key_id,
    grant_issuer: grants?.issuer,
    grant_key_id: grants?.key_id,
    certificate: 'x',
    employer: by.grant.employer,
    authority: by.grant.authority,
    area: by.grant.area,
    role: by.role,
    self_index: null,
    customership: file,
    categories: [3],
    safety: false,
    reason: null,
    purpose: 'x',
    ground: 'x',
    refusal: null,
    rule: 'x',
    line: newLineId(clock.instant()),
    subject: null,
    event: 'category.read',
    ...change,
  }
}
type Read = Awaited<ReturnType<typeof readOf>>
const newReplay = () => newId().replaceAll('-', '').repeat(2)
type Row = {
  item: number
  outcome: string | null
  class: string | null
  owner: string | null
  facts: string | null
}
const throughGate = (tx: postgres.TransactionSql, reads: readonly Read[]) =>
  tx<
    Row[]
  >`select item, outcome, class, owner, facts from gate.read_categories(${JSON.stringify(reads)}, 'x')`
/** The first row of a read says its outcome; the rows after it are the documents. */
const outcomes = (rows: readonly Row[]) =>
  rows.filter((row) => row.class === null).map(({ outcome }) => outcome)
const documentsOf = (rows: readonly Row[]) => rows.filter((row) => row.class !== null)

const [porvoo, county] = [organisations.porvoo.id, organisations['ita-uusimaa'].id]
const declare = (
  tx: postgres.TransactionSql,
  open: string,
  change: { own?: string; safety?: boolean; categories?: string } = {},
) =>
  tx`update declared.reading set categories = ${change.categories ?? '{3}'}, open_classes = ${open}, own_classes = ${change.own ?? '{}'}
    where role = ${officer.role} and safety = ${change.safety ?? false}`
const document = (tx: postgres.TransactionSql, of: string, owner: string, category = 3) =>
  tx`insert into customer_data.current_document (customership, class, owner, category, version, fields, content)
    values (${file}, ${of}, ${owner}, ${category}, 1, '{3.04}', ''::bytea)`

describe('the gate', () => {
  test('shows of what is asked for and declared what is open to the role, and of the rest what one’s own has stored', () =>
    within(async (tx) => {
      await tx`delete from customer_data.current_document where customership = ${file}`
      await declare(tx, '{open,elsewhere}', { own: '{own}' })
      for (const owner of [porvoo, county])
        for (const of of ['open', 'own', 'shut']) await document(tx, of, owner)
      await document(tx, 'elsewhere', porvoo, 4)
      const shown = async (change: object = {}) => {
        const rows = await throughGate(tx, [await readOf(officer, change)])
        return documentsOf(rows).map((row) => [row.class, row.owner])
      }
      const open = [
        ['open', county],
        ['open', porvoo],
      ].sort()
      expect((await shown({ categories: [3, 4] })).sort()).toEqual([...open, ['own', porvoo]].sort())
      await declare(tx, '{open,elsewhere}', { own: '{own}', categories: '{3,4}' })
      expect((await shown()).sort()).toEqual([...open, ['own', porvoo]].sort())
      await declare(tx, '{open}', { categories: '{}' })
      expect(outcomes(await throughGate(tx, [await readOf(officer)]))).toEqual(['condition-not-met'])
    }))

  test('opens nothing more from outside the team to who says that it is for safety', () =>
    within(async (tx) => {
      await tx`delete from customer_data.current_document where customership = ${file}`
      await declare(tx, '{plain}')
      await declare(tx, '{safe}', { safety: true })
      await document(tx, 'plain', porvoo)
      await document(tx, 'safe', porvoo)
      const shown = async (by: Holder, change: object) => {
        const rows = await throughGate(tx, [await readOf(by, change)])
        return documentsOf(rows).map((row) => row.class)
      }
      expect(await shown(officer, { safety: true })).toEqual(['safe'])
      expect(await shown(officer, {})).toEqual(['plain'])
      expect(await shown(colleague, { safety: true, reason: '\\x00' })).toEqual(['plain'])
    }))

  test('says that a proof is used up or a right gone before it says what the role may not', () =>
    within(async (tx) => {
      const refusal = 'role-not-allowed'
      const once = await readOf(officer, { refusal })
      expect(
        outcomes(await throughGate(tx, [once, { ...once, line: newLineId(new Date(once.instant)) }])),
      ).toEqual([refusal, 'proof-replayed'])
      expect(
        outcomes(await throughGate(tx, [await readOf(officer, { refusal, person: 'another' })])),
      ).toEqual(['usage-right-not-live'])
    }))

  test('goes into each file of a batch by itself, and out of it again', () =>
    within(async (tx) => {
      const asked = [
        ...[await readOf(officer), await readOf(colleague), await readOf(officer, { person: 'another' })],
        ...[await readOf(colleague, { customership: newId() }), await readOf(nurse)],
      ]
      expect(outcomes(await throughGate(tx, asked))).toEqual([
        ...['ok', 'not-found', 'usage-right-not-live', 'not-found', 'ok'],
      ])
    }))

  test('remembers with a refused line the file that there is, and nothing of one that there is not', () =>
    within(async (tx) => {
      const subject = `\\x${newReplay()}`
      const gone = await readOf(colleague, { customership: newId(), subject })
      const there = await readOf(colleague, { subject })
      const unsaid = await readOf(colleague)
      await throughGate(tx, [gone, there, unsaid])
      const lines = [gone.line, there.line, unsaid.line]
      const told = await tx`select line, customership from audit.detail where line = any (${lines}::uuid[])`
      expect([...told]).toEqual([{ line: there.line, customership: file }])
      expect(await tx`select from audit.entry where line = any (${lines}::uuid[])`).toHaveLength(3)
    }))

  test('names of the team who answers for the file now, and opinions on the end that is proposed now', () =>
    within(async (tx) => {
      const add = (name: string, responsible: boolean, removed: string | null) =>
        tx`insert into customerships.case_team_member select (jsonb_populate_record(m, ${tx.json({
          id: newId(),
          person: newId(),
          name,
          responsible,
          removed_at: removed,
          removed_by: removed && 'one',
        })})).* from customerships.case_team_member m where m.customership = ${file} and m.person = ${officer.person}`
      await tx`update customerships.case_team_member set name = 'answers' where customership = ${file} and person = ${officer.person}`
      await tx`delete from customerships.case_team_member where customership = ${file} and person = ${nurse.person}`
      await add('helps', false, null)
      await add('has left', true, '2026-11-23T08:00:00Z')
      await tx`update customerships.customership set proposal = 2 where id = ${file}`
      for (const [proposal, agrees] of [
        [1, false],
        [2, true],
      ] as const)
        await tx`insert into customerships.end_opinion (customership, proposal, organisation, person, agrees, given_on, recorded_at, grounds)
          values (${file}, ${proposal}, ${porvoo}, 'one', ${agrees}, '2026-11-23', '2026-11-23', ''::bytea)`
      const facts = async (role: string) => {
        const [row] = await tx<{ facts: { responsibleOfficers: object[]; endOpinions: object[] } }[]>`
          select gate.customership_facts(c, ${role}) as facts from customerships.customership c where c.id = ${file}`
        return row?.facts
      }
      expect(await facts(officer.role)).toMatchObject({
        responsibleOfficers: [{ name: 'answers', person: officer.person }],
        endOpinions: [{ agrees: true }],
      })
      const toCustomer = await facts('customer')
      expect(toCustomer?.responsibleOfficers).toHaveLength(1)
      expect(toCustomer?.responsibleOfficers[0]).not.toHaveProperty('person')
      expect(toCustomer?.endOpinions).toHaveLength(1)
    }))
})
