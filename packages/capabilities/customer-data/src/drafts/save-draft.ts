import type { WriteTx } from '@tym/database'
import { decideOperation, decideWrite, type Principal, writeEndpoint } from '@tym/employment'
import { customershipId, type DraftId, draftId, newId, Problem, safeText } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { type FieldId, getField, ordinaryPurpose } from '@tym/register'
import { and, count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { getFile } from '../file.ts'
import { mayReadField } from '../may-read-field.ts'
import { draftPlace } from '../places.ts'
import { getNewestVersion, noSuchEntry } from '../queries.ts'
import { exampleFile } from '../removal/removal.ts'
import { draft } from '../schema.ts'
import { draftPlaceName, placeOf } from './draft-place.ts'

/** The most of one author in one file, and the longest text of one, in characters. */
const most = 30
const longest = 24_000

const body = z.strictObject({
  /** What the form holds, in a form that is the client's own matter: nobody else reads it. */
  content: safeText(longest),
  /** The version that the author has before them; 0 where there is none. */
  seen: z.int().min(0),
})

interface SavedDraft {
  readonly id: DraftId
  readonly version: number
}

/**
 * Keeps what the author has written so far, in place of what they kept there before: encrypted with the
 * file's key, for them alone. Throws 'stale-version' when they have kept another version meanwhile, from
 * another window, and 'too-many-drafts'.
 */
export async function saveDraft(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Principal,
  { place, field, content, seen }: { readonly place: string; readonly field: FieldId } & z.infer<typeof body>,
): Promise<SavedDraft> {
  const found = await findDraft(tx, keys, place)
  if ((found?.version ?? 0) !== seen)
    throw new Problem('stale-version', `The draft is at version ${found?.version ?? 0}.`)
  const id = found?.id ?? draftId.parse(newId())
  const sealed = keys.encrypt(draftPlace(id), content)
  if (found !== undefined) {
    await tx.drizzle
      .update(draft)
      .set({ content: sealed, version: found.version + 1, savedAt: tx.context.instant })
      .where(eq(draft.id, id))
    return { id, version: found.version + 1 }
  }
  const [kept] = await tx.drizzle
    .select({ drafts: count() })
    .from(draft)
    .where(eq(draft.customership, keys.customership))
  if ((kept?.drafts ?? 0) >= most)
    throw new Problem('too-many-drafts', `There are ${most} drafts of this author in the file.`)
  const made = await tx.drizzle
    .insert(draft)
    .values({
      id,
      customership: keys.customership,
      person: by.person,
      authority: by.authority ?? null,
      place,
      field,
      version: 1,
      content: sealed,
      begunAt: tx.context.instant,
      savedAt: tx.context.instant,
    })
    .onConflictDoNothing()
    .returning({ id: draft.id })
  if (made.length === 0) throw new Problem('stale-version', 'The draft has just been begun elsewhere.')
  return { id, version: 1 }
}

/** The author's own draft of a place, locked: the database shows nobody another's. */
export async function findDraft(tx: WriteTx, { customership }: CustomershipKeys, place: string) {
  const [found] = await tx.drizzle
    .select()
    .from(draft)
    .where(and(eq(draft.customership, customership), eq(draft.place, place)))
    .for('update')
  return found
}

export const saveDraftEndpoint = writeEndpoint({
  id: 'saveDraft',
  method: 'PUT',
  path: '/v1/customerships/{customership}/drafts/{place}',
  tag: 'Drafts',
  summary: {
    fi: 'Säilytä oma keskeneräinen kirjaus',
    sv: 'Spara en egen oavslutad anteckning',
    en: 'Keep an own unfinished entry',
  },
  caller: ['person', 'customer'],
  operation: 'draft.keep',
  scope: 'customership',
  success: 200,
  ifMatch: false,
  mayBeSilent: true,
  params: { customership: customershipId, place: draftPlaceName },
  query: {},
  body,
  audit: { event: 'draft.begun', ground: 'tym-11' },
  problems: ['not-found', 'invalid-input', 'stale-version', 'too-many-drafts', 'customership-ended'],
  example: {
    params: { customership: exampleFile, place: 'new-4.03' },
    body: { content: '{"value":"Luottotiedot ovat"}', seen: 0 },
  },
  decide: ({ caller, params }) => {
    const place = placeOf(params.place)
    return place.kind === 'new'
      ? decideWrite(caller.role, getField(place.field).category, place.field)
      : decideOperation(caller.role, 'draft.keep')
  },
  handler: async (tx, { caller, params, body: written, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const place = placeOf(params.place)
    const field =
      place.kind === 'new' ? place.field : (await mustSeeEntry(tx, keys, caller, place.entry)).field
    const saved = await saveDraft(tx, keys, caller, { place: params.place, field, ...written })
    if (saved.version > 1) return { ...saved, touched: 'silent' }
    return {
      ...saved,
      touched: [
        {
          customership: params.customership,
          purpose: ordinaryPurpose(caller.role),
          categories: [getField(field).category],
          fields: [field],
          resources: [saved.id],
        },
      ],
    }
  },
})

/** The entry that a correction is about, for whoever may read it. Throws 'not-found' for anybody else. */
async function mustSeeEntry(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Principal,
  entry: Parameters<typeof getNewestVersion>[2],
) {
  const newest = await getNewestVersion(tx, keys.customership, entry)
  if (!mayReadField(by, newest, await getFile(tx, keys.customership))) throw noSuchEntry()
  return newest
}
