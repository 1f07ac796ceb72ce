import {
  allFields,
  categoryNumbers,
  type FieldId,
  getField,
  isFieldId,
  partyKind,
  type RoleId,
  roleIds,
  speaksFor,
} from '@tym/register'
import { z } from 'zod'
import type { Client } from '../network/client.ts'
import { validValue } from '../values.ts'
import type { ExpectedAccess, FileState } from './expected-access.ts'

/** Somebody of each role, and whose organisation's entries are their own. */
export type Walker = { readonly role: RoleId; readonly client: Client; readonly organisation: string }

export type Observation = FileState & {
  /** `role category` -> 'open' or the code. */
  readonly reads: ReadonlyMap<string, string>
  /** `role field` -> 'recorded' or the code; only of the roles that were walked. */
  readonly writes: ReadonlyMap<string, string>
  /** `role entry` of everything that came back, by either road. */
  readonly seen: ReadonlySet<string>
  readonly entries: readonly StoredEntry[]
}

export type StoredEntry = {
  readonly id: string
  readonly field: FieldId
  readonly owner: string
  readonly about?: FieldId | undefined
  /** Not a former value of a field that holds one: that is read as history only. */
  readonly holds: boolean
}

const seenEntries = z.array(z.object({ id: z.string() }))
const category = z.object({ entries: seenEntries })
const whole = z.object({ categories: z.array(z.object({ category: z.int(), entries: seenEntries })) })

/** Records every field as every walker. Refusals are answers too. */
export async function walkWrites(path: string, walkers: readonly Walker[]): Promise<Map<string, string>> {
  const steps = walkers.flatMap((walker) => allFields.map((field) => ({ walker, field })))
  const answers = new Map<string, string>()
  await inParallel(steps, async ({ walker: { role, client }, field }) => {
    const source = sourceFor(role, field.id)
    const body = {
      category: field.category,
      field: field.id,
      value: valueFor(role, field.id),
      source,
      ...(field.requires === undefined
        ? {}
        : { effect: 'vaikuttaa työn hakuun', necessity: 'tarvitaan palvelun valintaan' }),
    }
    const answer = await client.fetch('POST', `${path}/entries`, { body })
    answers.set(`${role} ${field.id}`, answer.status === 201 ? 'recorded' : (answer.code ?? '?'))
  })
  return answers
}

/** Reads every category, the whole file, and every entry by itself, as every walker. */
export async function walkReads(
  path: string,
  walkers: readonly Walker[],
  entries: readonly StoredEntry[],
): Promise<Pick<Observation, 'reads' | 'seen'>> {
  const reads = new Map<string, string>()
  const seen = new Set<string>()
  const note = (road: string, role: RoleId, ids: readonly { id: string }[]) => {
    for (const { id } of ids) seen.add(`${road} ${role} ${id}`)
  }
  const byCategory = walkers.flatMap((walker) => categoryNumbers.map((number) => ({ walker, number })))
  await inParallel(byCategory, async ({ walker: { role, client }, number }) => {
    const answer = await client.fetch('GET', `${path}/categories/${number}`)
    reads.set(`${role} ${number}`, answer.status === 200 ? 'open' : (answer.code ?? '?'))
    if (answer.status === 200) note('category', role, category.parse(answer.json).entries)
  })
  await inParallel(walkers, async ({ role, client }) => {
    const answer = await client.fetch('GET', `${path}/categories`)
    if (answer.status !== 200) return
    for (const each of whole.parse(answer.json).categories) note('whole', role, each.entries)
  })
  // Who may read nothing is asked for one entry only.
  const single = walkers.flatMap((walker) => {
    const mayReadSomething = categoryNumbers.some(
      (number) => reads.get(`${walker.role} ${number}`) === 'open',
    )
    return entries.slice(0, mayReadSomething ? undefined : 1).map((entry) => ({ walker, entry }))
  })
  await inParallel(single, async ({ walker: { role, client }, entry }) => {
    const answer = await client.fetch('GET', `${path}/entries/${entry.id}`)
    if (answer.status === 200) note('history', role, [entry])
  })
  return { reads, seen }
}

/**
 * Every difference between what was observed and what a declaration leads us to expect, one sentence each.
 */
export function differences(
  { reads, writes, seen, entries, kelaInPlan }: Observation,
  expected: ExpectedAccess,
  organisationOf: (role: RoleId) => string,
): string[] {
  const found: string[] = []
  const file = { kelaInPlan }
  const compare = (what: string, is: string | undefined, shouldBe: string) => {
    if (is !== shouldBe) found.push(`${what}: ${is ?? 'not walked'}, declared ${shouldBe}`)
  }
  for (const role of roleIds) {
    for (const number of categoryNumbers)
      compare(
        `${role} reads category ${number}`,
        reads.get(`${role} ${number}`),
        expected.read(role, number, file),
      )
    for (const { id, field, about, owner, holds } of entries) {
      const mayRead = expected.sees(role, { field, about, isOwn: owner === organisationOf(role) }, file)
      for (const road of ['category', 'whole', 'history']) {
        const shouldSee = mayRead && (holds || road === 'history')
        const sees = seen.has(`${road} ${role} ${id}`)
        if (sees !== shouldSee)
          found.push(
            `${role} ${sees ? 'sees' : 'does not see'} an entry of ${field}${about === undefined ? '' : ` about ${about}`} (${road})`,
          )
      }
    }
  }
  for (const [key, is] of writes) {
    const [role, field] = placeOf(key)
    compare(`${role} records ${field}`, is, expected.write(role, field, file))
  }
  return found
}

function placeOf(key: string): [RoleId, FieldId] {
  const [name = '', field = ''] = key.split(' ')
  const role = roleIds.find((each) => each === name)
  if (role === undefined || !isFieldId(field)) throw new Error(`${key} is no role and field`)
  return [role, field]
}

/** One that the field accepts and this role may say: nobody says another's word. */
function valueFor(role: RoleId, field: FieldId): unknown {
  const party = partyKind.options.find((kind) => speaksFor(role, kind)) ?? 'labourAuthority'
  switch (field) {
    case '1.09':
      return { active: false }
    case '7.04':
      return { service: 'työkokeilu', party, person: 'Tiina Työllisyys' }
    case '7.11':
      return role === 'customer'
        ? { by: 'customer', mode: 'online', on: '2026-11-20' }
        : { by: party, mode: 'signed', on: '2026-11-20' }
    default:
      return validValue(field)
  }
}

function sourceFor(role: RoleId, field: FieldId): string {
  const { sources } = getField(field)
  if (role === 'customer') return 'customer'
  if (sources.includes('officer')) return 'officer'
  return sources.find((source) => source !== 'populationRegister') ?? 'officer'
}

const lanes = 6

async function inParallel<T>(steps: readonly T[], take: (step: T) => Promise<void>): Promise<void> {
  const waiting = [...steps]
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await take(step)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
