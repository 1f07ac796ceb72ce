import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1, onnotice: () => undefined })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

type Whole = { readonly name: string; readonly rule: string; readonly columns: readonly Column[] }
type Column = { readonly name: string; readonly type: string }

/** Every rule that something is there whole or not at all, with the columns that it speaks of. */
const listWholes = () => sql<Whole[]>`
  select k.conrelid::regclass::text || ' ' || k.conname as name, pg_get_expr(k.conbin, k.conrelid) as rule,
    (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
      from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey)) as columns
  from pg_constraint k where k.contype = 'c' and k.conname like '%\\_whole' and k.convalidated order by 1`

const something: Readonly<Record<string, string>> = {
  text: `'x'`,
  uuid: 'gen_random_uuid()',
  bytea: `'\\x00'`,
  integer: '1',
  bigint: '1',
  jsonb: '1',
  'timestamp with time zone': 'now()',
  date: 'current_date',
}

/**
 * What a column may hold as far as the rule can tell: a state that it names or another, or something or
 * nothing.
 */
function valuesOf({ name, type }: Column, rule: string): readonly string[] {
  if (type === 'boolean') return ['true', 'false']
  const named = [...rule.matchAll(new RegExp(String.raw`\b${name} = (?:ANY \(ARRAY\[(.*?)\]|('\w+'))`, 'g'))]
  const states = new Set(named.flatMap(([, list, one]) => (list ?? one ?? '').match(/'\w+'/g) ?? []))
  return states.size > 0
    ? [...states, `'other'`]
    : [`null::${type}`, something[type] ?? `no value of ${type}`]
}

/** The columns that may hold something together by this rule alone, in each of the states. */
async function partsTogether({ rule, columns }: Whole): Promise<Set<string>> {
  const tables = columns.map((column) => {
    const rows = valuesOf(column, rule).map((value) => `(${value})`)
    return `(values ${rows.join(', ')}) as of_${column.name} (${column.name})`
  })
  const accepted = await sql.unsafe<Record<string, string | boolean | null>[]>(
    `select * from ${tables.join(' cross join ')} where (${rule}) is not false`,
  )
  const choices = columns.filter((column) => !valuesOf(column, rule)[0]?.startsWith('null'))
  const parts = columns.filter((column) => !choices.includes(column))
  return new Set(
    accepted.map((row) => {
      const there = parts.filter(({ name }) => row[name] !== null).map(({ name }) => name)
      const said = [...choices.map(({ name }) => `${row[name]}:`), ...there]
      return (there.length === 0 ? [...said, 'nothing'] : said).join(' ')
    }),
  )
}

/** Nothing at all, or these together. */
const allOrNothing = (parts: string) => new Set(['nothing', parts])
/** These together in one state, nothing in any other. */
const onlyIn = (state: string, parts: string) => new Set([`${state}: ${parts}`, 'other: nothing'])
/** Nothing in one state, these together in any other. */
const exceptIn = (state: string, parts: string) => new Set([`${state}: nothing`, `other: ${parts}`])
const proposedOr = (parts: string) => exceptIn('proposed', parts)

describe('what is recorded of an act', () => {
  test('is there whole or not at all, and only in its state, in every table that holds one', async () => {
    const found: Record<string, Set<string>> = {}
    for (const each of await listWholes()) found[each.name] = await partsTogether(each)
    expect(found).toEqual({
      'consents.consent withdrawn_whole': allOrNothing('withdrawn_at withdrawn_by withdrawn_as'),
      'consents.version signed_whole': allOrNothing('receipt_signature receipt_signed_at'),
      'customer_data.identity_change decided_whole': proposedOr('decided_by decided_as decided_at'),
      'customer_data.removal decided_whole': proposedOr('decided_by decided_at'),
      'customer_data.safety_lift decided_whole': proposedOr('decided_by decided_as decided_at'),
      'customerships.customership age_confirmed_whole': allOrNothing('age_confirmed_by age_confirmed_at'),
      'customerships.customership referral_is_whole': allOrNothing(
        'referring_party referred_on referral_hash',
      ),
      'customerships.customership unemployed_confirmed_whole': allOrNothing(
        'unemployed_confirmed_by unemployed_confirmed_at',
      ),
      'customerships.death_undoing decided_whole': proposedOr('decided_by decided_as decided_at'),
      // Whether it has moved to here; what has not moved may have moved on.
      'customerships.identity_index moved_whole': new Set([
        ...['false: nothing', 'false: moved moved_at', 'true: moved moved_at'],
      ]),
      // The state and the channel.
      'disclosures.disclosure delivered_whole': new Set([
        ...['delivered: machine: receipt delivered_at', 'other: machine: nothing'],
        ...['delivered: other: delivered_at handed_over_on handed_over_by', 'other: other: nothing'],
      ]),
      'disclosures.exclusion lifted_whole': allOrNothing('lifted_by lifted_at'),
      'disclosures.obtained_entry decided_whole': allOrNothing('field decided_by decided_at'),
      // What fails, and what is asked for, is nobody's decision; a stay in quarantine may have been.
      'disclosures.obtaining decided_whole': new Set([
        ...['accepted: decided_by decided_at', 'rejected: decided_by decided_at'],
        ...['other: nothing', 'other: decided_by decided_at'],
      ]),
      'disclosures.own_copy taken_whole': new Set(['content', 'taken_by taken_at']),
      // By the recipient's signed word, by who heard it, or by both.
      'disclosures.recall confirmed_whole': new Set([
        ...['other: nothing', 'confirmed: outcome confirmed_at confirmed_by'],
        'confirmed: outcome confirmation confirmed_at',
        'confirmed: outcome confirmation confirmed_at confirmed_by',
      ]),
      'organisations.signing_key confirmed_whole': allOrNothing('confirmed_by confirmed_at'),
      'outside_parties.kind decided_whole': proposedOr('decided_by decided_at'),
      'outside_parties.party suspended_whole': onlyIn(
        'suspended',
        'suspended_by suspended_at suspension_reason',
      ),
      'outside_parties.party_key confirmed_whole': allOrNothing('confirmed_by confirmed_at'),
      'outside_parties.terms decided_whole': allOrNothing('decision decided_by decided_at'),
      'oversight.flag answered_whole': onlyIn('answered', 'outcome answer answered_by answered_at'),
      'oversight.line_delay decided_whole': proposedOr('decided_by decided_at'),
      'oversight.line_delay ended_whole': onlyIn('ended', 'ended_by ended_at'),
      'oversight.log_extract signed_whole': allOrNothing('size checkpoint lines statement'),
      'oversight.log_question answered_whole': onlyIn('answered', 'answer answered_by answered_at'),
      'retention.announcement sent_whole': onlyIn('sent', 'sent_at'),
      'retention.annulment closed_whole': onlyIn('closed', 'closed_on log_days log_until'),
      'retention.annulment decided_whole': proposedOr('decided_by decided_at'),
      'retention.deletion certified_whole': onlyIn('certified', 'certified_at certificate'),
      'retention.deletion erased_whole': exceptIn('begun', 'erased_at'),
      'retention.farewell ended_whole': allOrNothing('ended_at outcome'),
      'retention.hold decided_whole': proposedOr('decided_by decided_at'),
      'retention.hold released_whole': onlyIn('released', 'released_by released_at'),
      'retention.kept_hold released_whole': allOrNothing('released_by released_at'),
      'retention.outstanding_recall closed_whole': new Set([
        ...['nothing', 'outcome closed_by closed_at', 'outcome confirmation closed_at'],
        'outcome confirmation closed_by closed_at',
      ]),
    })
  })
})
