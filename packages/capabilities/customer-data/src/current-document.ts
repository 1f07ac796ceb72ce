import { laterSafety, type SafetyUntil } from '@tym/customerships/public'
import { entryId, organisationId, personId, plainDate } from '@tym/kernel'
import {
  anyFieldsValue,
  type CategoryNumber,
  classOf,
  contactClass,
  type FieldId,
  fieldId,
  type Placed,
  readAs,
  removalReason,
  roleId,
  safetyClass,
  sourceKind,
} from '@tym/register'
import { z } from 'zod'

const block = z.object({ active: z.boolean(), validUntil: plainDate.optional() })

/** Whatever JSON can hold; its form is the field's own matter and was checked when it was recorded. */
export type JsonValue = z.infer<ReturnType<typeof z.json>>
export const jsonValue = z.custom<JsonValue>((value) => value !== undefined).meta(anyFieldsValue)

/**
 * The mark of a removed fact: which class of data it was, when it was removed, and for which declared reason.
 */
export const tombstone = z.strictObject({
  class: z.string(),
  at: z.iso.datetime(),
  reason: removalReason,
})
export type Tombstone = z.infer<typeof tombstone>

/** One recorded fact in its newest version, as the current documents keep it and the reads answer it. */
export const currentEntry = z.strictObject({
  id: entryId,
  field: fieldId,
  version: z.int().positive(),
  value: jsonValue,
  /** The storing organisation, which answers for the fact as its controller (13 §). */
  owner: organisationId,
  author: z.strictObject({ person: personId, role: roleId }),
  source: sourceKind,
  recordedAt: z.iso.datetime(),
  occurredOn: plainDate.optional(),
  /** The entry whose effect or necessity this one states. */
  supports: entryId.optional(),
  /** The field of that entry. */
  about: fieldId.optional(),
  /** Whether the author of a statement of effect has opened it to the whole team. */
  opened: z.literal(true).optional(),
  /** How many remarks on this version nobody has answered. */
  flags: z.int().nonnegative(),
  /** What stays of a fact that should never have been here: its value is null then, in every version. */
  removed: tombstone.optional(),
})
export type CurrentEntry = z.infer<typeof currentEntry>

/** An entry as it is answered: to customers without the id of the person who wrote it. */
export const shownEntry = currentEntry.extend({
  author: z.strictObject({ person: personId.optional(), role: roleId }),
  /** The value stands for an identity code, which an operation of its own shows. */
  masked: z.literal(true).optional(),
})

/** Where an entry stands among the current documents. */
export interface DocumentPlace {
  readonly category: CategoryNumber
  readonly class: string
  readonly owner: string
}

/** The owner of a document that is not split by storing organisation. */
export const sharedOwner = '00000000-0000-0000-0000-000000000000'

/**
 * The document in which an entry stands, by the visibility class that it is read as. Contact data has a
 * document of its own while turvakielto is in force.
 */
export function documentPlaceOf(
  { owner, ...entry }: Placed & { readonly owner: string },
  underSafety: boolean,
): DocumentPlace {
  const declared = classOf(readAs(entry))
  return {
    category: declared.category,
    class: declared.key === contactClass && underSafety ? safetyClass : declared.key,
    owner: declared.splitByOwner ? owner : sharedOwner,
  }
}

/**
 * The document with this version of an entry in place of an older one, in its one order: by field, then by
 * id.
 */
export function placeEntry(document: readonly CurrentEntry[], placed: CurrentEntry): CurrentEntry[] {
  return [...document.filter(({ id }) => id !== placed.id), placed].sort(inOrder)
}

/** The document after one more remark on an entry's newest version; with -1, after an answer to one. */
export function countFlag(document: readonly CurrentEntry[], id: string, more: 1 | -1): CurrentEntry[] {
  return document.map((each) => (each.id === id ? { ...each, flags: Math.max(0, each.flags + more) } : each))
}

/**
 * Whether these entries say that the customer is under non-disclosure for safety, or was: contact data keeps
 * its own document until what was recorded is lifted. Whether it is protected today depends on the day.
 */
export function saysSafety(entries: readonly CurrentEntry[]): boolean {
  return safetyUntilOf(entries) !== null
}

/**
 * The last day of non-disclosure for safety that these entries say; one source is enough, and one without a
 * day is the longest.
 */
export function safetyUntilOf(entries: readonly CurrentEntry[]): SafetyUntil {
  return entries
    .filter(({ field }) => field === '1.09')
    .map(({ value }) => untilOf(value))
    .reduce(laterSafety, null)
}

/** The last day that one entry of 1.09 says; null when it says none. */
export function untilOf(value: JsonValue): SafetyUntil {
  const { success, data } = block.safeParse(value)
  return success && data.active ? (data.validUntil ?? 'infinity') : null
}

/** The document with nothing of these entries but the mark that they have been removed. */
export function buryEntries(
  document: readonly CurrentEntry[],
  ids: ReadonlySet<string>,
  { at, reason }: Omit<Tombstone, 'class'>,
): CurrentEntry[] {
  return document.map((each) =>
    ids.has(each.id)
      ? { ...each, value: null, flags: 0, removed: { class: classOf(each.field).key, at, reason } }
      : each,
  )
}

/** The fields that the document holds, for the log line of whoever reads it. */
export function fieldsIn(document: readonly CurrentEntry[]): FieldId[] {
  return [...new Set(document.map(({ field }) => field))].sort()
}

/** The text that is encrypted: a JSON array, so that an answer is made of documents without parsing them. */
export function textOf(document: readonly CurrentEntry[]): string {
  return JSON.stringify(document)
}

/**
 * A document's text without the ids of its authors: pairwise ids of officers are not the customer's to
 * follow.
 */
export function withoutPersons(text: string): string {
  return JSON.stringify(
    parseDocument(text).map(({ author: { role }, ...rest }) => ({ ...rest, author: { role } })),
  )
}

/** Reads a document's text back, for writing and for leaving something out. Throws when it is not one. */
export function parseDocument(text: string): CurrentEntry[] {
  return z.array(currentEntry).parse(JSON.parse(text))
}

function inOrder(a: CurrentEntry, b: CurrentEntry): number {
  if (a.field !== b.field) return a.field < b.field ? -1 : 1
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
