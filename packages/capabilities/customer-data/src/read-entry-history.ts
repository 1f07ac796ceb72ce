import { isPersonUnderSafety } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import { noBody, type Principal, readEndpoint } from '@tym/employment'
import {
  customershipId,
  type EntryId,
  entryId,
  organisationId,
  type PersonId,
  personId,
  plainDate,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { fieldId, isCustomer, protectedFields, roleId, sourceKind } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { touchedEntries } from './correct-entry.ts'
import { jsonValue, tombstone } from './current-document.ts'
import { getFile } from './file.ts'
import { maskEntry } from './mask-code.ts'
import { mayReadField } from './may-read-field.ts'
import {
  findNeighbours,
  listFlags,
  listStatements,
  listVersions,
  noSuchEntry,
  openCorrectionReason,
  openFlagAnswer,
  openFlagReason,
  openValue,
  type StoredFlag,
  type StoredVersion,
  tombstoneOf,
} from './queries.ts'

const shownVersion = z.strictObject({
  version: z.int().positive(),
  value: jsonValue,
  source: sourceKind,
  occurredOn: plainDate.optional(),
  recordedAt: z.iso.datetime(),
  author: z.strictObject({
    person: personId.optional(),
    role: roleId,
    employer: organisationId.optional(),
  }),
  /** Why the version before this was wrong. */
  correctionReason: z.string().optional(),
  /** Of a statement of effect: the whole team reads it, also who does not read the fact. */
  opened: z.literal(true).optional(),
})

/** An entry with all its versions, and the statements of its effect and necessity with all of theirs. */
export const entryHistory = z.strictObject({
  id: entryId,
  customership: customershipId,
  category: z.int().min(1).max(7),
  field: fieldId,
  owner: organisationId,
  supports: entryId.optional(),
  /** Of such a statement: the field that it is about. */
  about: fieldId.optional(),
  /**
   * Of a field that holds one value at a time: the entry before this, and the one after, as far as they are
   * there.
   */
  supersedes: entryId.optional(),
  supersededBy: entryId.optional(),
  versions: z.array(shownVersion),
  /** What is stated beside it of its effect and its necessity, as far as the caller may read it. */
  statements: z.array(
    z.strictObject({ id: entryId, field: fieldId, owner: organisationId, versions: z.array(shownVersion) }),
  ),
  flags: z.array(
    z.strictObject({
      id: z.uuid(),
      version: z.int().positive(),
      by: z.strictObject({ person: personId.optional(), authority: organisationId.optional() }),
      recordedAt: z.iso.datetime(),
      /** Gone with what has been removed. */
      reason: z.string().optional(),
      /** That the entry stays as it is, and why. A newer version than the remark's is an answer too. */
      answer: z
        .strictObject({
          by: z.strictObject({ person: personId.optional(), authority: organisationId.optional() }),
          recordedAt: z.iso.datetime(),
          text: z.string().optional(),
        })
        .optional(),
    }),
  ),
  /** What stays of a fact that should never have been here: every value is null then. */
  removed: tombstone.optional(),
})
export type EntryHistory = z.infer<typeof entryHistory>

/**
 * One entry with all its versions, who made them and why, what is stated beside it, and the remarks on it. An
 * entry of a field that the caller may not read is answered as if it were not there; a customer is not told
 * officers' ids.
 */
export async function readEntryHistory(
  tx: ReadTx,
  keys: CustomershipKeys,
  reader: Principal,
  id: EntryId,
): Promise<{ readonly history: EntryHistory; readonly read: readonly StoredVersion[] }> {
  const versions = await listVersions(tx, keys.customership, id)
  const newest = versions.at(-1)
  const file = await getFile(tx, keys.customership)
  if (newest === undefined || !mayReadField(reader, newest, file)) throw noSuchEntry()
  // Contact data under turvakielto takes a purpose, which nobody gives here; the customer needs none.
  const isHidden = !isCustomer(reader.role) && protectedFields.includes(newest.field)
  if (isHidden && (await isPersonUnderSafety(tx))) throw noSuchEntry()
  // An identity code that was recorded wrong is somebody else's: it is shown to nobody.
  const shownFrom = newest.field === '1.01' ? await findFirstOwnVersion(tx) : 1
  const flags = await listFlags(tx, keys.customership, id)
  // A version that was not open to the reader is not opened by what was said later.
  const show = (each: StoredVersion) =>
    versionShown(reader, keys, each, each.version >= shownFrom && mayReadField(reader, each, file))
  const statements = (await listStatements(tx, keys.customership, id)).flatMap((all) => {
    const last = all.at(-1)
    return last !== undefined && mayReadField(reader, last, file) ? [{ last, all }] : []
  })
  const history = {
    id: newest.id,
    customership: newest.customership,
    category: newest.category,
    field: newest.field,
    owner: newest.owner,
    ...optional('supports', newest.supports),
    ...optional('about', newest.about),
    ...(await findNeighbours(tx, newest)),
    versions: versions.map(show),
    statements: statements.map(({ last, all }) => ({
      id: last.id,
      field: last.field,
      owner: last.owner,
      versions: all.map((each) => versionShown(reader, keys, each, mayReadField(reader, each, file))),
    })),
    flags: flags.map((flag) => ({
      id: flag.id,
      version: flag.entryVersion,
      by: { ...personShown(reader, flag.byPerson), ...optional('authority', flag.byAuthority) },
      recordedAt: flag.recordedAt.toISOString(),
      ...optional('reason', openFlagReason(keys, newest.category, flag)),
      ...optional('answer', answerShown(keys, reader, newest.category, flag)),
    })),
    ...optional('removed', tombstoneOf(newest)),
  }
  return { history: entryHistory.parse(history), read: [newest, ...statements.map(({ last }) => last)] }
}

function versionShown(reader: Principal, keys: CustomershipKeys, each: StoredVersion, isShown: boolean) {
  return {
    version: each.version,
    value: isShown ? shownValue(reader, keys, each) : null,
    source: each.source,
    ...optional('occurredOn', each.occurredOn),
    recordedAt: each.recordedAt.toISOString(),
    author: {
      ...personShown(reader, each.author),
      role: each.authorRole,
      ...optional('employer', each.authorEmployer),
    },
    ...(isShown && optional('correctionReason', openCorrectionReason(keys, each))),
    ...(each.opened && { opened: true as const }),
  }
}

/** The first version of the identity code that speaks of this file's customer. */
async function findFirstOwnVersion(tx: ReadTx): Promise<number> {
  const [row] = await tx.drizzle.execute(sql`select relation.misrecorded_before() as version`)
  return z.object({ version: z.int().nullable() }).parse(row).version ?? 1
}

function answerShown(keys: CustomershipKeys, reader: Principal, category: number, flag: StoredFlag) {
  if (flag.answeredAt === null || flag.answeredBy === null) return undefined
  return {
    by: { ...personShown(reader, flag.answeredBy), ...optional('authority', flag.answeredAs) },
    recordedAt: flag.answeredAt.toISOString(),
    ...optional('text', openFlagAnswer(keys, category, flag)),
  }
}

/** A version's value; an officer is shown the identity code by an operation of its own. */
function shownValue({ role }: Principal, keys: CustomershipKeys, version: StoredVersion) {
  const value = openValue(keys, version)
  return isCustomer(role) ? value : maskEntry({ field: version.field, value }).value
}

/** Officers' ids are for officers; a customer learns the role and the organisation. */
function personShown({ role }: Principal, person: PersonId) {
  return isCustomer(role) ? {} : { person }
}

function optional<Name extends string, Value>(name: Name, value: Value | null | undefined) {
  return value === null || value === undefined ? {} : { [name]: value }
}

export const readEntryHistoryEndpoint = readEndpoint({
  id: 'readEntryHistory',
  method: 'GET',
  path: '/v1/customerships/{customership}/entries/{entry}',
  tag: 'Customer data',
  summary: {
    fi: 'Kirjauksen versiot ja merkinnät',
    sv: 'Anteckningens versioner och anmälda fel',
    en: 'Versions and flags of an entry',
  },
  caller: ['person', 'customer'],
  operation: 'customership.read',
  scope: 'customership',
  params: { customership: customershipId, entry: entryId },
  query: {},
  body: noBody,
  output: entryHistory,
  audit: { event: 'entry.historyRead', ground: 'tym-15' },
  problems: ['not-found'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      entry: '0198f0a0-0000-7000-8000-00000000e001',
    },
  },
  handler: async (tx, { caller, params, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const { history, read } = await readEntryHistory(tx, keys, caller, params.entry)
    return { output: history, touched: [touchedEntries(caller, read)] }
  },
})
