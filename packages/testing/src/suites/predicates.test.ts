import { newId } from '@tym/kernel'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contextOf } from '../network/as-app.ts'
import type { Holder } from '../network/holder.ts'
import { createNetwork, type Network } from '../network.ts'

let network: Network
let officer: Holder
let supervisor: Holder
let file: string
let ended: string
beforeAll(async () => {
  network = await createNetwork()
  officer = await network.holder('porvoo-specialist')
  supervisor = await network.holder({ role: 'supervisor', organisation: 'porvoo' })
  file = (await network.openCustomership({ team: [officer] })).id
  ended = (await network.openCustomership({ team: [officer] })).id
  await network.sql`update customerships.customership set state = 'ended', state_before_end = 'underAssessment',
    end_reason = 'needOver', ended_on = ${network.clock.calendar()} where id = ${ended}`
  const now = network.clock.instant()
  await network.sql`insert into customerships.glass_opening
      (id, customership, person, usage_right, organisation, kind, opened_at, open_until)
    values (${newId()}, ${ended}, ${officer.person}, ${officer.usageRight}, ${officer.grant.authority}, 'urgent', ${now}, ${new Date(now.getTime() + 3_600_000)})`
})
afterAll(() => network.close())

type Settings = Readonly<Record<string, string>>
type Asked = { readonly name: string; readonly types: readonly string[]; readonly writes: boolean }

/** Every function that is asked yes or no, in whichever schema. */
const listAsked = () => network.sql<Asked[]>`
  select p.oid::regproc::text as name, p.provolatile = 'v' as writes,
    array(select format_type(a.type, null) from unnest(p.proargtypes) with ordinality a (type, at) order by a.at) as types
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prorettype = 'boolean'::regtype and not p.proretset and p.prokind = 'f'
    and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  order by 1`

/** What is said of each kind of argument, besides nothing: what nobody knows, and what somebody does. */
const saidOf = (): Readonly<Record<string, readonly string[]>> => ({
  uuid: [newId(), file, ended, officer.grant.authority],
  text: ['unknown', officer.person],
  bytea: ['\\x00'],
  integer: ['1'],
  date: [network.clock.calendar()],
  'timestamp with time zone': [network.clock.instant().toISOString()],
  'uuid[]': ['{}', `{${newId()}}`],
  'text[]': ['{}', '{unknown}'],
})

/**
 * A context that says nothing, and those that say what the caller does but little or nothing of whom and of
 * which file.
 */
const contexts = (): readonly Settings[] => {
  const kinds = [
    'customership',
    'opening',
    'taking',
    'search',
    'caseload',
    'organisation',
    'oversight',
    'job',
  ]
  const callers: readonly Settings[] = [
    ...[{}, { role: 'unknown', person: 'unknown', authority: newId() }, { role: 'customer' }],
    ...[{ role: officer.role }, contextOf(officer, '', network), contextOf(supervisor, '', network)],
  ]
  const files = ['', newId(), file, ended]
  const scopes = kinds.flatMap((kind) => files.map((customership) => ({ kind, customership })))
  return [{}, ...scopes.flatMap((scope) => callers.map((caller) => ({ ...caller, ...scope })))]
}

/** The call with every combination of what may be said; of many arguments each is said or is not. */
function everyCall({ name, types }: Asked, said: ReturnType<typeof saidOf>): string {
  const lists = types.map((type, at) => {
    const values = said[type] ?? []
    const some = types.length > 4 ? values.slice(-1) : values
    const all = ['null', ...some.map((value) => `'${value}'`)].map((value) => `(${value}::${type})`)
    return `(values ${all.join(', ')}) as a${at} (said)`
  })
  const call = `${name}(${types.map((_type, at) => `a${at}.said`).join(', ')})`
  const from = lists.length === 0 ? '' : `from ${lists.join(', ')}`
  return `select '${name}' as name where exists (select ${from} where ${call} is null)`
}

describe('a question that the database answers with yes or no', () => {
  test('is never answered with nothing, whatever is not said or not known', async () => {
    const [said, asked] = [saidOf(), await listAsked()]
    for (const { name, types } of asked.filter(({ writes }) => !writes))
      for (const type of types) expect(said, name).toHaveProperty([type])
    const statement = asked
      .filter(({ writes }) => !writes)
      .map((each) => everyCall(each, said))
      .join('\nunion all ')
    for (const settings of contexts())
      await network.sql.begin(async (tx) => {
        for (const [name, value] of Object.entries(settings))
          await tx`select set_config(${`tym.${name}`}, ${value}, true)`
        expect([...(await tx.unsafe(statement))], JSON.stringify(settings)).toEqual([])
      })
  })
})
