import { type EntryId, entryId } from '@tym/kernel'
import { type FieldId, fieldId } from '@tym/register'
import { z } from 'zod'

/** Where a text is to stand: `new-4.03` is a new entry of a field, `correction-<id>` a correction of one. */
export const draftPlaceName = z.string().refine((text) => findPlace(text) !== undefined, {
  error: 'is not a place of a draft',
})

export type DraftPlace =
  | { readonly kind: 'new'; readonly field: FieldId }
  | { readonly kind: 'correction'; readonly entry: EntryId }

/** The place that a name says. Throws when it says none. */
export function placeOf(name: string): DraftPlace {
  const found = findPlace(name)
  if (found === undefined) throw new Error('the name says no place of a draft')
  return found
}

export const newEntryPlace = (field: FieldId) => `new-${field}`
export const correctionPlace = (entry: EntryId) => `correction-${entry}`

function findPlace(name: string): DraftPlace | undefined {
  const [kind, ...rest] = name.split('-')
  const of = rest.join('-')
  const field = fieldId.safeParse(of)
  if (kind === 'new' && field.success) return { kind, field: field.data }
  const entry = entryId.safeParse(of)
  return kind === 'correction' && entry.success ? { kind, entry: entry.data } : undefined
}
