import {
  type CurrentEntry,
  documentCiphertextPlace,
  fieldsIn,
  layOut,
  maskDocument,
  textOf,
  valuePlace,
} from '@tym/customer-data/public'
import { type CustomershipId, newCustomershipId, newId, type PlainDate } from '@tym/kernel'
import type { BlindIndex, CustomershipKeys, KeyVault } from '@tym/key-vault'
import { areas, organisations } from '@tym/personas'
import { classOf, documentLayout, getField, readAs } from '@tym/register'
import { fictitiousNationalId, type Holder } from '@tym/testing'
import type { Sql } from 'postgres'
import { copyRows, type Row } from './copy-rows.ts'
import { entriesOf } from './fictitious-file.ts'

export type LoadSettings = {
  /**
   * The register as superuser with its triggers off: what is loaded keeps their rules, and they take most of
   * the time.
   */
  readonly sql: Sql
  readonly vault: KeyVault
  readonly blindIndex: BlindIndex
  readonly customers: number
  /** Who reads; each has the same share of the customers on the team. */
  readonly readers: readonly Holder[]
  readonly labour: Holder
  readonly kela: Holder
  readonly instant: Date
  readonly calendar: PlainDate
}

/** A customer of the load and the reader who is on its team. */
export type LoadedCustomer = { readonly id: CustomershipId; readonly reader: Holder }

const batch = 500
const tables = {
  customership:
    'id, number, area, labour_authority, started_on, recorded_at, recorded_on, started_by, started_by_authority',
  party: 'customership, organisation, kind, taken_at, taken_by',
  member: 'id, customership, organisation, person, name, title, role, responsible, added_by, added_at',
  index: 'customership, index',
  entry:
    'id, version, customership, category, field, class, owner, author, author_role, author_employer, certificate, source, recorded_at, voice, supports, about, turn, content',
  document: 'customership, class, owner, category, version, layout, fields, content',
  plain: 'customership, class, owner, category, body',
} as const
type Rows = Record<keyof typeof tables, Row[]>

/** The same documents unencrypted in a table without row-level security: what the bare twin reads. */
const twin = `create schema bench;
  create table bench.plain_document (customership uuid, class text, owner uuid, category smallint, body text,
    primary key (customership, class, owner))`

/** Loads fictitious customers with keys of their own and everything encrypted as the service does it. */
export async function loadCustomers(settings: LoadSettings): Promise<LoadedCustomer[]> {
  const { sql, vault, customers, readers, instant } = settings
  const [first] = readers
  if (first === undefined) throw new Error('somebody must read')
  await sql.unsafe(twin)
  const loaded: LoadedCustomer[] = []
  for (let from = 0; from < customers; from += batch) {
    const numbers = Array.from({ length: Math.min(batch, customers - from) }, (_, n) => from + n)
    const keys = await Promise.all(numbers.map(() => vault.create(newCustomershipId(), instant)))
    const rows: Rows = {
      customership: [],
      party: [],
      member: [],
      index: [],
      entry: [],
      document: [],
      plain: [],
    }
    for (const [place, number] of numbers.entries()) {
      const own = keys[place]
      const reader = readers[number % readers.length] ?? first
      if (own === undefined) throw new Error('a customer has no keys')
      addCustomer(rows, { settings, number, reader, keys: own })
      loaded.push({ id: own.customership, reader })
    }
    await copyAll(sql, rows)
  }
  await sql`analyze`
  return loaded
}

type Customer = {
  readonly settings: LoadSettings
  readonly number: number
  readonly reader: Holder
  readonly keys: CustomershipKeys
}

function addCustomer(rows: Rows, { settings, number, reader, keys }: Customer): void {
  const { labour, kela, instant, calendar } = settings
  const id = keys.customership
  const { porvoo } = organisations
  rows.customership.push([
    ...[
      id,
      `TYM-2026-${String(number + 1).padStart(7, '0')}`,
      areas.porvoo.id,
      porvoo.id,
      calendar,
      instant,
      calendar,
    ],
    ...[labour.person, porvoo.id],
  ])
  for (const member of [labour, reader, kela]) {
    const { authority, person, name, role } = member
    rows.party.push([id, organisations[authority].id, organisations[authority].kind, instant, person])
    rows.member.push([
      newId(),
      id,
      organisations[authority].id,
      person,
      name,
      role,
      role,
      true,
      person,
      instant,
    ])
  }
  rows.index.push([id, settings.blindIndex(fictitiousNationalId(number))])
  const entries = entriesOf(number, { labour, county: reader }, instant.toISOString())
  for (const entry of entries) rows.entry.push(entryRow(entry, keys, instant))
  addDocuments(rows, keys, entries)
}

function entryRow(entry: CurrentEntry, keys: CustomershipKeys, instant: Date): Row {
  const { category, values } = getField(entry.field)
  const content = keys.encrypt(
    valuePlace({ category, id: entry.id, version: 1 }),
    JSON.stringify(entry.value),
  )
  const { person, role } = entry.author
  return [
    ...[entry.id, 1, keys.customership, category, entry.field, classOf(readAs(entry)).key, entry.owner],
    ...[person, role, entry.owner, newId(), entry.source, instant, voiceOf(entry.field)],
    // The trigger that gives the turns is off.
    ...[entry.supports ?? null, entry.about ?? null, values === 'one' ? 1 : null, content],
  ]
}

function voiceOf(field: CurrentEntry['field']): string | null {
  const { voice } = getField(field)
  return voice === undefined ? null : voice === 'party' ? 'party' : 'throughOfficer'
}

function addDocuments(rows: Rows, keys: CustomershipKeys, entries: readonly CurrentEntry[]): void {
  for (const { place, content: document } of layOut(entries)) {
    const text = textOf(document)
    const content = keys.encrypt(documentCiphertextPlace(place, 1), text)
    const at = [keys.customership, place.class, place.owner, place.category]
    rows.document.push([...at, 1, documentLayout, fieldsIn(document), content])
    // As officers read it: the bare server does nothing to it any more.
    const hasCode = document.some(({ field }) => field === '1.01')
    rows.plain.push([...at, hasCode ? maskDocument(text) : text])
  }
}

async function copyAll(sql: Sql, rows: Rows): Promise<void> {
  const names = {
    customership: 'customerships.customership',
    party: 'customerships.party',
    member: 'customerships.case_team_member',
    index: 'customerships.identity_index',
    entry: 'customer_data.entry',
    document: 'customer_data.current_document',
    plain: 'bench.plain_document',
  } as const
  await copyRows(sql, names.customership, tables.customership, rows.customership)
  await copyRows(sql, names.party, tables.party, rows.party)
  await copyRows(sql, names.member, tables.member, rows.member)
  await copyRows(sql, names.index, tables.index, rows.index)
  await copyRows(sql, names.entry, tables.entry, rows.entry)
  await copyRows(sql, names.document, tables.document, rows.document)
  await copyRows(sql, names.plain, tables.plain, rows.plain)
}
