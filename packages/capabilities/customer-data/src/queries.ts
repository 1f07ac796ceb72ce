import { padded, type ReadTx } from '@tym/database'
import {
  type CustomershipId,
  certificateId,
  customershipId,
  type EntryId,
  entryId,
  type Moment,
  organisationId,
  type PlainDate,
  Problem,
  personId,
  plainDate,
  wasThere,
} from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { classOf, type FieldId, fieldId, removalReason, roleId, sourceKind } from '@tym/register'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { type JsonValue, type Tombstone, untilOf } from './current-document.ts'
import { correctionReasonPlace, flagAnswerPlace, flagReasonPlace, valuePlace } from './places.ts'
import { entry, entryFlag } from './schema.ts'
import { findStanding } from './standing.ts'

const storedVersion = z.object({
  id: entryId,
  version: z.int().positive(),
  customership: customershipId,
  category: z.int(),
  field: fieldId,
  owner: organisationId,
  author: personId,
  authorRole: roleId,
  authorEmployer: organisationId.nullable(),
  certificate: certificateId,
  source: sourceKind,
  recordedAt: z.date(),
  occurredOn: plainDate.nullable(),
  supports: entryId.nullable(),
  about: fieldId.nullable(),
  opened: z.boolean(),
  turn: z.int().positive().nullable(),
  /** Null in what has been removed. */
  content: z.instanceof(Buffer).nullable(),
  correctionReason: z.instanceof(Buffer).nullable(),
  removedAt: z.date().nullable(),
  removalReason: removalReason.nullable(),
})
/** One version as the database keeps it: the value is still encrypted. */
export type StoredVersion = z.infer<typeof storedVersion>

const storedFlag = z.object({
  id: z.uuid(),
  entryVersion: z.int().positive(),
  byPerson: personId,
  byAuthority: organisationId.nullable(),
  recordedAt: z.date(),
  reason: z.instanceof(Buffer).nullable(),
  answer: z.instanceof(Buffer).nullable(),
  answeredBy: personId.nullable(),
  answeredAs: organisationId.nullable(),
  answeredAt: z.date().nullable(),
})
export type StoredFlag = z.infer<typeof storedFlag>

/** All versions of an entry of this customership, the oldest first. Throws 'not-found' when there is none. */
export async function listVersions(
  tx: ReadTx,
  customership: CustomershipId,
  id: EntryId,
): Promise<StoredVersion[]> {
  const rows = await tx.drizzle
    .select()
    .from(entry)
    .where(and(eq(entry.id, id), eq(entry.customership, customership)))
    .orderBy(asc(entry.version))
  if (rows.length === 0) throw noSuchEntry()
  return z.array(storedVersion).parse(rows)
}

/** What is stated of an entry's effect and necessity, each with all its versions, the oldest first. */
export async function listStatements(
  tx: ReadTx,
  customership: CustomershipId,
  fact: EntryId,
): Promise<StoredVersion[][]> {
  const rows = await tx.drizzle
    .select()
    .from(entry)
    .where(and(eq(entry.supports, fact), eq(entry.customership, customership)))
    .orderBy(asc(entry.field), asc(entry.id), asc(entry.version))
  const stored = z.array(storedVersion).parse(rows)
  return [...new Set(stored.map(({ id }) => id))].map((id) => stored.filter((each) => each.id === id))
}

/** The newest version of an entry of this customership. Throws 'not-found' when there is none. */
export async function getNewestVersion(
  tx: ReadTx,
  customership: CustomershipId,
  id: EntryId,
): Promise<StoredVersion> {
  const [row] = await tx.drizzle
    .select()
    .from(entry)
    .where(and(eq(entry.id, id), eq(entry.customership, customership)))
    .orderBy(desc(entry.version))
    .limit(1)
  if (row === undefined) throw noSuchEntry()
  return storedVersion.parse(row)
}

/** Another value of the same field in the same file, recorded after this one and not removed. */
const later = alias(entry, 'later')
const laterOf = (tx: ReadTx, then: SQL | undefined) =>
  tx.drizzle
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        ...[eq(later.customership, entry.customership), eq(later.field, entry.field), eq(later.version, 1)],
        ...[gt(later.turn, entry.turn), isNull(later.removedAt), then],
      ),
    )

/**
 * How far each of these entries has come: its newest version by its id; none of what has been removed, or
 * superseded by another value of a field that holds one. Asks for ids and versions only.
 */
export async function newestVersionNumbers(
  tx: ReadTx,
  customership: CustomershipId,
  ids: readonly EntryId[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.drizzle
    .select({ id: entry.id, version: entry.version })
    .from(entry)
    .where(
      and(
        ...[eq(entry.customership, customership), inArray(entry.id, padded(ids)), isNull(entry.removedAt)],
        notExists(laterOf(tx, undefined)),
      ),
    )
    .orderBy(asc(entry.version))
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** As `newestVersionNumbers`, but of a time in the past. For whoever has the customership open. */
export async function versionNumbersThen(
  tx: ReadTx,
  customership: CustomershipId,
  ids: readonly EntryId[],
  moment: Moment,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.drizzle
    .select({
      id: entry.id,
      version: entry.version,
      recordedAt: entry.recordedAt,
      field: entry.field,
      turn: entry.turn,
    })
    .from(entry)
    .where(and(eq(entry.customership, customership), inArray(entry.id, padded(ids))))
    .orderBy(asc(entry.version))
  const turns = await lastTurnsThen(tx, customership, moment)
  const then = rows.filter(
    ({ recordedAt, field, turn }) =>
      wasThere(recordedAt, moment) && (turn === null || turn === turns.get(field)),
  )
  return new Map(then.map(({ id, version }) => [id, version]))
}

/** Of each field that holds one value, which value it was then. */
async function lastTurnsThen(
  tx: ReadTx,
  customership: CustomershipId,
  moment: Moment,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.drizzle
    .select({ field: entry.field, turn: entry.turn, recordedAt: entry.recordedAt })
    .from(entry)
    .where(
      and(
        ...[eq(entry.customership, customership), eq(entry.version, 1)],
        ...[isNotNull(entry.turn), isNull(entry.removedAt)],
      ),
    )
    .orderBy(asc(entry.turn))
  return new Map(
    rows
      .filter(({ recordedAt }) => wasThere(recordedAt, moment))
      .flatMap(({ field, turn }) => (turn === null ? [] : [[field, turn] as const])),
  )
}

/** An entry in its newest version, and how many remarks on it nobody has answered. */
interface Newest {
  readonly version: StoredVersion
  readonly flags: number
}

/**
 * What holds of these entries of a file: without the former values of fields that hold one, but with the
 * marks of what has been removed.
 */
export function standingOf(
  keys: CustomershipKeys,
  newest: readonly Newest[],
  today: PlainDate,
): readonly Newest[] {
  const standing = findStanding(
    newest.map(({ version }) => ({
      id: version.id,
      field: version.field,
      turn: version.turn,
      removed: version.removedAt !== null,
      until: version.field === '1.09' ? untilOf(openValue(keys, version)) : null,
    })),
    today,
  )
  return newest.filter(({ version: { id, removedAt } }) => removedAt !== null || standing.has(id))
}

/**
 * The newest version of every entry of a customership, or of one field of it, with the number of remarks on
 * it that nobody has answered.
 */
export async function listNewestVersions(
  tx: ReadTx,
  customership: CustomershipId,
  field?: FieldId,
): Promise<Newest[]> {
  const rows = await tx.drizzle
    .select()
    .from(entry)
    .where(
      and(eq(entry.customership, customership), field === undefined ? undefined : eq(entry.field, field)),
    )
    .orderBy(asc(entry.id), asc(entry.version))
  const flags = await tx.drizzle
    .select({ entry: entryFlag.entry, version: entryFlag.entryVersion })
    .from(entryFlag)
    .where(and(eq(entryFlag.customership, customership), isNull(entryFlag.answeredAt)))
  const newest = new Map(
    z
      .array(storedVersion)
      .parse(rows)
      .map((version) => [version.id, version]),
  )
  return [...newest.values()].map((version) => ({
    version,
    flags: flags.filter((flag) => flag.entry === version.id && flag.version === version.version).length,
  }))
}

/** Of a field that holds one value: the entries that came before and after this one and are still there. */
export async function findNeighbours(
  tx: ReadTx,
  { customership, field, turn }: StoredVersion,
): Promise<{ readonly supersedes?: EntryId; readonly supersededBy?: EntryId }> {
  if (turn === null) return {}
  const rows = await tx.drizzle
    .select({ id: entry.id, turn: entry.turn })
    .from(entry)
    .where(
      and(
        ...[eq(entry.customership, customership), eq(entry.field, field), eq(entry.version, 1)],
        isNull(entry.removedAt),
      ),
    )
    .orderBy(asc(entry.turn))
  const before = rows.findLast((each) => each.turn !== null && each.turn < turn)
  const after = rows.find((each) => each.turn !== null && each.turn > turn)
  return {
    ...(before === undefined ? {} : { supersedes: entryId.parse(before.id) }),
    ...(after === undefined ? {} : { supersededBy: entryId.parse(after.id) }),
  }
}

/** The remarks on an entry, in the order in which they were made. */
export async function listFlags(
  tx: ReadTx,
  customership: CustomershipId,
  id: EntryId,
): Promise<StoredFlag[]> {
  const rows = await tx.drizzle
    .select()
    .from(entryFlag)
    .where(and(eq(entryFlag.entry, id), eq(entryFlag.customership, customership)))
    .orderBy(asc(entryFlag.recordedAt), asc(entryFlag.id))
  return z.array(storedFlag).parse(rows)
}

/** What is answered for an entry that is not there and for one that the caller may not know of. */
export function noSuchEntry(): Problem {
  return new Problem('not-found', 'No such entry for this caller.')
}

/**
 * The value of a version; null in what has been removed. Throws when the ciphertext was made for another
 * place.
 */
export function openValue(keys: CustomershipKeys, version: StoredVersion): JsonValue {
  const { content } = version
  return content === null ? null : z.json().parse(JSON.parse(keys.decrypt(valuePlace(version), content)))
}

/** The mark of an entry that has been removed; undefined of any other. */
export function tombstoneOf({
  field,
  removedAt,
  removalReason: reason,
}: StoredVersion): Tombstone | undefined {
  return removedAt === null || reason === null
    ? undefined
    : { class: classOf(field).key, at: removedAt.toISOString(), reason }
}

/** Throws 'entry-removed' for an entry of which nothing is left to be changed or remarked on. */
export function mustNotBeRemoved({ removedAt }: StoredVersion): void {
  if (removedAt !== null) throw new Problem('entry-removed', 'The entry has been removed.')
}

export function openCorrectionReason(keys: CustomershipKeys, version: StoredVersion): string | undefined {
  const { correctionReason } = version
  return correctionReason === null
    ? undefined
    : keys.decrypt(correctionReasonPlace(version), correctionReason)
}

/** Why an entry was marked; undefined of one that has been removed. */
export function openFlagReason(
  keys: CustomershipKeys,
  category: number,
  { reason, ...flag }: StoredFlag,
): string | undefined {
  return reason === null ? undefined : keys.decrypt(flagReasonPlace({ ...flag, category }), reason)
}

/** Why the entry stays as it is; undefined while nobody has said so, and of one that has been removed. */
export function openFlagAnswer(
  keys: CustomershipKeys,
  category: number,
  { answer, ...flag }: StoredFlag,
): string | undefined {
  return answer === null ? undefined : keys.decrypt(flagAnswerPlace({ ...flag, category }), answer)
}
