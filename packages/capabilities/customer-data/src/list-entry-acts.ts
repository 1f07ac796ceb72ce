import { isPersonUnderSafety } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import {
  afterOf,
  cutPage,
  noBody,
  type PageRequest,
  type Principal,
  pageQuery,
  readEndpoint,
} from '@tym/employment'
import {
  type CustomershipId,
  customershipId,
  entryId,
  newOrganisationId,
  organisationId,
  personId,
} from '@tym/kernel'
import {
  allFields,
  categoryNumber,
  type FieldId,
  type FileFacts,
  fieldId,
  getField,
  isEffect,
  ordinaryPurpose,
  protectedFields,
  roleId,
} from '@tym/register'
import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { getFile } from './file.ts'
import { mayReadField } from './may-read-field.ts'
import { entry } from './schema.ts'

const act = z.strictObject({
  entry: entryId,
  category: categoryNumber,
  field: fieldId,
  /** One for what was recorded, more for its corrections. */
  version: z.int().positive(),
  owner: organisationId,
  recordedAt: z.iso.datetime(),
  author: z.strictObject({ person: personId, role: roleId }),
  /** The fact has been taken out since: a mark is all that is left of it. */
  removed: z.boolean(),
})

const stored = z.object({
  entry: entryId,
  category: categoryNumber,
  field: fieldId,
  version: z.int().positive(),
  owner: organisationId,
  recordedAt: z.date(),
  person: personId,
  role: roleId,
  removedAt: z.date().nullable(),
})

const place = z.strictObject({ at: z.iso.datetime(), id: z.uuid(), version: z.int() })

/**
 * What has been recorded and corrected in a file, newest first: who, when and in which field, of entries that
 * the reader may read as they are. A statement is told with its fact, and by itself when it is corrected.
 */
export async function listEntryActs(
  tx: ReadTx,
  customership: CustomershipId,
  reader: Principal,
  page: PageRequest,
) {
  const hidden = (await isPersonUnderSafety(tx)) ? protectedFields : []
  const told = and(
    eq(entry.customership, customership),
    or(isNull(entry.supports), gt(entry.version, 1)),
    readableBy(reader, await getFile(tx, customership), hidden),
  )
  const after = afterOf(page, place)
  const order = sql`(${entry.recordedAt}, ${entry.id}, ${entry.version})`
  const rows = await tx.drizzle
    .select({
      entry: entry.id,
      category: entry.category,
      field: entry.field,
      version: entry.version,
      owner: entry.owner,
      recordedAt: entry.recordedAt,
      person: entry.author,
      role: entry.authorRole,
      removedAt: entry.removedAt,
    })
    .from(entry)
    .where(
      after === undefined
        ? told
        : and(told, sql`${order} < (${after.at}::timestamptz, ${after.id}::uuid, ${after.version}::integer)`),
    )
    .orderBy(sql`${entry.recordedAt} desc, ${entry.id} desc, ${entry.version} desc`)
    .limit(page.limit + 1)
  return cutPage(z.array(stored).parse(rows), page, ({ entry: id, version, recordedAt }) => ({
    at: recordedAt.toISOString(),
    id,
    version,
  }))
}

/** Which entries somebody may read, as `mayReadField` says of each. */
function readableBy(reader: Principal, file: FileFacts, hidden: readonly FieldId[]): SQL | undefined {
  const another = newOrganisationId()
  const readsOf = (owner: string, field: FieldId) =>
    mayReadField(reader, { field, owner, about: null, opened: true }, file)
  const shown = allFields.map(({ id }) => id).filter((field) => !hidden.includes(field))
  const all = shown.filter((field) => readsOf(another, field))
  const own =
    reader.authority === undefined ? [] : shown.filter((field) => readsOf(reader.authority ?? '', field))
  const effects = allFields.map(({ id }) => id).filter(isEffect)
  // As `readAs`: an effect that was not opened is read with the fact that it is about.
  const field = sql`case when ${inArray(entry.field, effects)} and not ${entry.opened} then coalesce(${entry.about}, ${entry.field}) else ${entry.field} end`
  const ofOwn =
    reader.authority === undefined ? undefined : and(inArray(field, own), eq(entry.owner, reader.authority))
  return or(inArray(field, all), ofOwn)
}

export const listEntryActsEndpoint = readEndpoint({
  id: 'listEntryActs',
  method: 'GET',
  path: '/v1/customerships/{customership}/entry-acts',
  tag: 'Customer data',
  summary: {
    fi: 'Milloin ja kuka on kirjannut tai oikaissut mitäkin kenttää',
    sv: 'När och vem som har antecknat eller rättat vilket fält',
    en: 'When and by whom which field was recorded or corrected',
  },
  caller: ['person'],
  operation: 'customership.read',
  scope: 'customership',
  params: { customership: customershipId },
  query: pageQuery,
  body: noBody,
  output: z.strictObject({
    items: z.array(act),
    nextCursor: z.string().nullable(),
  }),
  audit: { event: 'entry.actsListed', ground: 'tym-15' },
  problems: ['not-found', 'invalid-cursor'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' }, query: { limit: '20' } },
  handler: async (tx, { caller, params: { customership }, query }) => {
    const { page, nextCursor } = await listEntryActs(tx, customership, caller, query)
    const fields = [...new Set(page.map(({ field }) => field))].sort()
    const categories = [...new Set(fields.map((field) => getField(field).category))]
    return {
      output: {
        items: page.map(({ person, role, recordedAt, removedAt, ...row }) => ({
          ...row,
          recordedAt: recordedAt.toISOString(),
          author: { person, role },
          removed: removedAt !== null,
        })),
        nextCursor,
      },
      touched: [{ customership, purpose: ordinaryPurpose(caller.role), categories, fields }],
    }
  },
})
