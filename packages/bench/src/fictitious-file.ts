import type { CurrentEntry } from '@tym/customer-data/public'
import { newEntryId, type PersonId } from '@tym/kernel'
import { organisations } from '@tym/personas'
import { type FieldId, getField, type RoleId } from '@tym/register'
import { fictitiousNationalId, validValue } from '@tym/testing'
import { z } from 'zod'

/**
 * What is recorded of an ordinary customer after some months: about forty facts in all seven categories,
 * counting the effect and the necessity that go with each fact of categories 4 and 5.
 */
const recorded: readonly FieldId[] = [
  ...(['1.01', '1.02', '1.03', '1.04', '1.05', '1.07', '1.08', '1.09', '1.11', '1.12'] as const),
  ...(['2.07', '2.10', '2.10', '2.11', '2.13', '2.18'] as const),
  ...(['3.01', '3.03', '3.04', '3.06'] as const),
  ...(['4.01', '4.02'] as const),
  ...(['5.02', '5.04', '5.07'] as const),
  ...(['6.01', '6.02', '6.03', '6.05'] as const),
  ...(['7.01', '7.02', '7.03', '7.04', '7.05', '7.06', '7.09'] as const),
]

/** The language in which every customer of the load is served. */
export const languageOfService = 'fi'

const variety = 40
const pool = new Map<FieldId, readonly unknown[]>()

/** A few dozen values of each field are enough: what is measured does not depend on the words. */
function valueFor(field: FieldId, customer: number): unknown {
  if (field === '1.01') return fictitiousNationalId(customer)
  if (field === '1.09') return { active: false }
  // The language in which the bench asks for a consent.
  if (field === '1.11') return languageOfService
  const known = pool.get(field) ?? Array.from({ length: variety }, (_, seed) => validValue(field, seed))
  pool.set(field, known)
  return known[customer % variety]
}

export type Officers = Readonly<
  Record<'labour' | 'county', { readonly person: PersonId; readonly role: RoleId }>
>

/** The recorded facts of the n-th customer, each by the party that records it. */
export function entriesOf(customer: number, officers: Officers, recordedAt: string): CurrentEntry[] {
  return recorded.flatMap((field) => {
    const { recorders, requires } = getField(field)
    const party = recorders.includes('labourAuthority') ? 'labour' : 'county'
    const entryOf = (of: FieldId): CurrentEntry => ({
      id: newEntryId(),
      field: of,
      version: 1,
      value: z.json().parse(valueFor(of, customer)),
      owner: organisations[party === 'labour' ? 'porvoo' : 'ita-uusimaa'].id,
      author: { person: officers[party].person, role: officers[party].role },
      source: 'officer',
      recordedAt,
      flags: 0,
    })
    const fact = entryOf(field)
    if (requires === undefined) return [fact]
    const supporting = { supports: fact.id, about: field }
    return [fact, ...[requires.effect, requires.necessity].map((of) => ({ ...entryOf(of), ...supporting }))]
  })
}
