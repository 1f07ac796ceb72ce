import { newId } from '@tym/kernel'
import { areas, organisations } from '@tym/personas'
import type postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let file: string
let other: string
beforeAll(async () => {
  network = await createNetwork()
  file = (await network.openCustomership()).id
  other = (await network.openCustomership()).id
})
afterAll(() => network.close())

const [day, early, late] = ['2026-11-23', '2026-11-23T09:00:00Z', '2026-11-23T10:00:00Z']
const porvoo = organisations.porvoo.id
/** Past the triggers, and nothing of it stays. */
const within = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
  network.sql
    .begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await work(tx)
      throw new Error('rolled back')
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== 'rolled back') throw error
    })

type Tx = postgres.TransactionSql
/** What makes an act known, or overtakes it: each may be of another file, state or time. */
const say = {
  notice: (tx: Tx, id: string, of = file, at = early) =>
    tx`insert into customerships.death_notice (id, customership, died_on, source, ended, state_before, state, recorded_by, recorded_as,
        recorded_on, recorded_at, kept_until)
      values (${id}, ${of}, ${day}, 'relative', true, 'underAssessment', 'standing', 'one', ${porvoo}, ${day}, ${at}, ${day})`,
  undoing: (tx: Tx, id: string, state: string, of = file, at = early) =>
    tx`insert into customerships.death_undoing (id, customership, notice, reason, state, proposed_by, proposed_as, proposed_at,
        decided_by, decided_as, decided_at)
      select ${id}, ${of}, ${newId()}, ''::bytea, ${state}, 'one', ${porvoo}, ${early}, d.by, d.as, d.at
      from (values ('another', ${porvoo}::uuid, ${at}::timestamptz)) u (by, "as", at)
        left join (values ('another', ${porvoo}::uuid, ${at}::timestamptz)) d (by, "as", at) on ${state} <> 'proposed'`,
  code: (tx: Tx, id: string, state: string, of = file, at = early) =>
    tx`insert into customer_data.identity_change (id, customership, kind, content, state, proposed_by, proposed_as, proposed_at,
        decided_by, decided_as, decided_at)
      select ${id}, ${of}, 'changed', ''::bytea, ${state}, 'one', ${porvoo}, ${early}, d.by, d.as, d.at
      from (values ('another', ${porvoo}::uuid, ${at}::timestamptz)) u (by, "as", at)
        left join (values ('another', ${porvoo}::uuid, ${at}::timestamptz)) d (by, "as", at) on ${state} <> 'proposed'`,
  transfer: (tx: Tx, id: string) =>
    tx`insert into customerships.transfer (id, customership, from_area, to_area, moved_on, transferred_by, transferred_as, recorded_on,
        recorded_at)
      values (${id}, ${file}, ${areas.porvoo.id}, ${areas['paijat-hame'].id}, ${day}, 'one', ${porvoo}, ${day}, ${early})`,
  line: async (tx: Tx, id: string, event: string, of = file) => {
    const line = newId()
    await tx`insert into audit.entry (line, at, event, outcome, policy_version) values (${line}, ${early}, ${event}, 'allowed', 'x')`
    await tx`insert into audit.detail (line, customership, resources) values (${line}, ${of}, array[${newId()}, ${id}])`
  },
  waits: (tx: Tx, id: string) =>
    tx`insert into customerships.act_to_repeat (id, customership, sealed, said_at) values (${id}, ${file}, ''::bytea, ${early})`,
  passed: (tx: Tx, id: string) =>
    tx`insert into customerships.act_to_repeat (id, customership, said_at, passed_at) values (${id}, ${file}, ${early}, ${late})`,
  annulment: (tx: Tx, of: string, closed: boolean) =>
    tx`insert into retention.annulment (id, customership, authority, reason, grounds, state, proposed_by, proposed_at, decided_by,
        decided_at, closed_on, log_days, log_until)
      select ${newId()}, ${of}, ${porvoo}, 'openedByMistake', ''::bytea, ${closed ? 'closed' : 'proposed'}, 'one', ${early}, d.*
      from (select) u left join (values ('two', ${early}::timestamptz, ${day}::date, 30, ${day}::date + 30)) d on ${closed}`,
  deletion: async (tx: Tx, of: string) => {
    const run = newId()
    await tx`insert into retention.deletion_run (id, on_date, begun_at, due) values (${run}, ${day}, ${early}, 1)`
    await tx`insert into retention.deletion (id, run, customership, ended_on, kept_until, deletion_on, section, months, effective_from,
        state, begun_at, begun_on, held)
      values (${newId()}, ${run}, ${of}, '2020-01-01', '2024-01-01', '2024-01-02', '381/2023 12 §', 48, '2020-01-01', 'begun', ${early},
        ${day}, 0)`
  },
}
/** How a journal names a file. */
const named = (tx: Tx, of: string) => tx`encode(sha256(convert_to(${`tym-journal/1\n${of}`}, 'UTF8')), 'hex')`

describe('an act that a journal says was done', () => {
  const unknown = async (tx: Tx, act: string, of = file) =>
    [
      ...(await tx`select act, customership from relation.unknown_acts(array[${act}::uuid], array[${named(tx, of)}])`),
    ].map((row) => row['customership'])
  const known: readonly (readonly [string, (tx: Tx, id: string) => Promise<unknown>])[] = [
    ['a notice of death', (tx, id) => say.notice(tx, id)],
    ['an undoing', (tx, id) => say.undoing(tx, id, 'undone')],
    ['a refused undoing', (tx, id) => say.undoing(tx, id, 'refused')],
    ['another code', (tx, id) => say.code(tx, id, 'changed')],
    ['a refused code', (tx, id) => say.code(tx, id, 'refused')],
    ['a transfer', (tx, id) => say.transfer(tx, id)],
    ['turvakielto that was recorded', (tx, id) => say.line(tx, id, 'entry.recorded')],
    ['turvakielto that was corrected', (tx, id) => say.line(tx, id, 'entry.corrected')],
    ['turvakielto that was said again', (tx, id) => say.line(tx, id, 'safety.restored')],
    ['one that was passed over', (tx, id) => say.passed(tx, id)],
    ['whatever was of an annulled file', (tx) => say.annulment(tx, file, true)],
    ['whatever was of a file that is being deleted', (tx) => say.deletion(tx, file)],
  ]
  const unheard: typeof known = [
    ['the file alone', async () => undefined],
    ['another notice in the file', (tx) => say.notice(tx, newId())],
    ['an undoing that waits', (tx, id) => say.undoing(tx, id, 'proposed')],
    ['another undoing', (tx) => say.undoing(tx, newId(), 'undone')],
    ['a code that waits', (tx, id) => say.code(tx, id, 'proposed')],
    ['another change of the code', (tx) => say.code(tx, newId(), 'changed')],
    ['another transfer', (tx) => say.transfer(tx, newId())],
    ['a line of another file', (tx, id) => say.line(tx, id, 'entry.recorded', other)],
    ['a line of another event', (tx, id) => say.line(tx, id, 'category.read')],
    ['a line of another entry', (tx) => say.line(tx, newId(), 'entry.recorded')],
    ['one that waits to be repeated', (tx, id) => say.waits(tx, id)],
    ['another that was passed over', (tx) => say.passed(tx, newId())],
    ['an annulment that waits', (tx) => say.annulment(tx, file, false)],
    ['another file that is annulled', (tx) => say.annulment(tx, other, true)],
    ['another file that is being deleted', (tx) => say.deletion(tx, other)],
  ]

  test.each(known)('is known by %s', (_what, arranged) =>
    within(async (tx) => {
      const act = newId()
      await arranged(tx, act)
      expect(await unknown(tx, act)).toEqual([])
    }),
  )

  test.each(unheard)('is not known by %s', (_what, arranged) =>
    within(async (tx) => {
      const act = newId()
      await arranged(tx, act)
      expect(await unknown(tx, act)).toEqual([file])
      expect(await unknown(tx, act, newId())).toEqual([])
    }),
  )
})

describe('of the acts to be repeated', () => {
  /** How many there are when the journal says these, each at its time. */
  const count = async (tx: Tx, ...said: readonly (readonly [act: string, at: string])[]) => {
    const [row] = await tx<
      { count: number }[]
    >`select relation.count_unrepeated(${said.map(([act]) => act)}::uuid[],
      array_fill(${named(tx, file)}, array[${said.length}::integer]), ${said.map(([, at]) => at)}::timestamptz[])::integer as count`
    return row?.count
  }

  test('each that waits is counted once, and none that was passed over', () =>
    within(async (tx) => {
      const [act, another] = [newId(), newId()]
      expect(await count(tx, [act, early])).toBe(1)
      expect(await count(tx, [act, early], [act, early])).toBe(1)
      expect(await count(tx, [act, early], [another, early])).toBe(2)
      await say.waits(tx, act)
      expect(await count(tx, [another, early])).toBe(2)
      expect(await count(tx, [act, early])).toBe(1)
      await say.passed(tx, another)
      expect(await count(tx, [act, early], [another, early])).toBe(1)
    }))

  test.each([
    ['notice of death', (tx: Tx, of: string, at: string) => say.notice(tx, newId(), of, at)],
    ['undoing', (tx: Tx, of: string, at: string) => say.undoing(tx, newId(), 'undone', of, at)],
    ['change of the code', (tx: Tx, of: string, at: string) => say.code(tx, newId(), 'changed', of, at)],
  ] as const)('none is counted that a later %s of its file has overtaken', async (_what, decide) => {
    await within(async (tx) => {
      await decide(tx, file, early)
      expect(await count(tx, [newId(), early])).toBe(1)
      await decide(tx, other, late)
      expect(await count(tx, [newId(), early])).toBe(1)
    })
    await within(async (tx) => {
      await decide(tx, file, late)
      expect(await count(tx, [newId(), early], [newId(), late])).toBe(1)
    })
  })
})

test('a removal lays out again the documents of its own file, of a field of one value', () =>
  within(async (tx) => {
    const [one, many, elsewhere] = [newId(), newId(), newId()]
    await tx`delete from customer_data.removal`
    for (const [entry, of, field, turn] of [
      [one, file, '1.08', 2],
      [many, file, '3.04', null],
      [elsewhere, other, '1.08', 2],
    ] as const) {
      await tx`insert into customer_data.entry (id, version, customership, category, field, class, owner, author, author_role, certificate,
          source, recorded_at, content, turn)
        values (${entry}, 1, ${of}, 1, ${field}, 'x', ${porvoo}, 'one', 'nurse', 'x', 'officer', ${early}, ''::bytea, ${turn})`
      await tx`insert into customer_data.removal (id, customership, entry, category, field, class, owner, reason, state, proposed_by,
          proposed_at, decided_by, decided_at)
        values (${entry}, ${of}, ${entry}, 1, ${field}, 'x', ${porvoo}, 'anotherPerson', 'removed', 'one', ${early}, 'two', ${early})`
    }
    await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'remove-again', true), set_config('tym.instant', ${late}, true)`
    const finish = async (removal: string) => {
      await tx`update customer_data.current_document set layout = 9`
      await tx`select customer_data.removal_finish(${removal}, ${day}, '{}')`
      const laidOut =
        await tx`select distinct customership from customer_data.current_document where layout = 1`
      return laidOut.map((row) => row['customership'])
    }
    expect(await finish(many)).toEqual([])
    expect(await finish(one)).toEqual([file])
    expect(await finish(elsewhere)).toEqual([other])
  }))
