import { planCustomerNews, planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type Principal, type Touched, writeEndpoint } from '@tym/employment'
import {
  customershipId,
  type EntryId,
  entryId,
  newId,
  Problem,
  type ProblemCode,
  plainDate,
  safeText,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import {
  anyFieldsValue,
  getField,
  isCustomer,
  isEffect,
  mayRecord,
  mustSaySomething,
  ordinaryPurpose,
  sourceKind,
} from '@tym/register'
import { z } from 'zod'
import { checkSource, checkValue, isIdentity, mustNotBeOver } from './check-value.ts'
import { documentPlaceOf } from './current-document.ts'
import { dropDraft } from './drafts/discard-draft.ts'
import { correctionPlace } from './drafts/draft-place.ts'
import { type File, getFile } from './file.ts'
import { journalSafety } from './journal-safety.ts'
import { changeDocument, keepEntries } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { mayReadField, mayWriteNow } from './may-read-field.ts'
import { getNewestVersion, listFlags, mustNotBeRemoved, noSuchEntry, type StoredVersion } from './queries.ts'
import { mustHaveHappened, mustNotClaim } from './record-entry.ts'
import { storeVersion } from './store-version.ts'

/** What a correction says. */
export const correctionBody = z.strictObject({
  value: z.unknown().meta(anyFieldsValue),
  /** Why the former value was wrong; kept with it, encrypted. */
  reason: safeText(1000),
  source: sourceKind.optional(),
  occurredOn: plainDate.optional(),
  /** Of a statement of effect: whether the whole team reads it, not only those who may read its fact. */
  effectOpen: z.boolean().optional(),
})
export type Correction = z.infer<typeof correctionBody>

/**
 * Corrects an entry by a new version; the old value stays with the reason. Only the storing organisation
 * corrects what it answers for (13 §), others flag; a customer corrects what they recorded themselves. Throws
 * 'stale-version' when the entry has another newest version than `expectedVersion`.
 */
export async function correctEntry(
  tx: WriteTx,
  keys: CustomershipKeys,
  author: Principal,
  target: { readonly id: EntryId; readonly expectedVersion: number },
  correction: Correction,
): Promise<StoredVersion> {
  await lockDocuments(tx, keys)
  const newest = await getNewestVersion(tx, keys.customership, target.id)
  mustAnswerFor(author, newest, await getFile(tx, keys.customership))
  if (isIdentity(newest.field))
    throw new Problem('field-not-recordable', 'The identity code is not changed in place.')
  mustNotBeRemoved(newest)
  if (newest.version !== target.expectedVersion)
    throw new Problem('stale-version', `The entry is at version ${newest.version}.`)
  const source = correction.source ?? newest.source
  if (source !== newest.source) mustNotClaim(source)
  checkSource(getField(newest.field), source)
  if (isCustomer(author.role) && source !== 'customer')
    throw new Problem('source-not-allowed', 'A customer is the source of what they record.', '/source')
  mustHaveHappened(correction.occurredOn, tx.context.calendar)
  const value = checkValue(newest.field, correction.value)
  mustNotBeOver(newest.field, value, tx.context.calendar)
  if (!isCustomer(author.role)) mustSaySomething(correction.reason, '/reason')
  const corrected = await storeVersion(tx, keys, author, {
    id: newest.id,
    version: newest.version + 1,
    field: newest.field,
    value,
    owner: newest.owner,
    source,
    occurredOn: correction.occurredOn ?? newest.occurredOn ?? undefined,
    supports:
      newest.supports === null || newest.about === null
        ? undefined
        : { entry: newest.supports, field: newest.about },
    opened: openedBy(newest, correction),
    correctionReason: correction.reason,
  })
  if (corrected.opened !== (newest.opened || undefined)) await takeOut(tx, keys, newest)
  await keepEntries(tx, keys, [corrected])
  await tellWhoFlagged(tx, newest, author)
  return newest
}

/**
 * Whoever has questioned this version learns that it has been corrected: officers by a notice, the customer
 * by a message.
 */
async function tellWhoFlagged(
  tx: WriteTx,
  { customership, id, version, field, owner }: StoredVersion,
  author: Principal,
): Promise<void> {
  for (const flag of await listFlags(tx, customership, id)) {
    if (flag.entryVersion !== version || flag.answeredAt !== null || flag.byPerson === author.person) continue
    if (flag.byAuthority === null) {
      await planCustomerNews(tx, { customership, news: 'entryCorrected', once: flag.id })
      continue
    }
    await planNotice(tx, {
      notice: 'entryFlagAnswered',
      customership,
      only: flag.byAuthority,
      person: flag.byPerson,
      entry: id,
      field,
      by: owner,
      once: flag.id,
    })
  }
}

/** An effect is opened to the team, or closed again, by who may correct it; nothing else can be. */
function openedBy({ field, opened }: StoredVersion, { effectOpen }: Correction): boolean {
  if (effectOpen !== undefined && !isEffect(field))
    throw new Problem('unknown-field', 'Only a statement of effect is opened.', '/effectOpen')
  return effectOpen ?? opened
}

/**
 * An effect that is opened or closed moves to the document of other readers, and leaves the one where it
 * stood.
 */
async function takeOut(tx: WriteTx, keys: CustomershipKeys, newest: StoredVersion): Promise<void> {
  const place = documentPlaceOf(newest, false)
  await changeDocument(tx, keys, place, (document) => document.filter(({ id }) => id !== newest.id))
}

/** Throws unless the author may say what holds of this entry: as its storing organisation, or as its own. */
export function mustAnswerFor(author: Principal, newest: StoredVersion, file: File): void {
  if (!mayReadField(author, newest, file)) throw noSuchEntry()
  // What the customer recorded stays theirs to correct, whichever labour authority kept it for them then.
  const own = isCustomer(author.role) ? isCustomer(newest.authorRole) : author.authority === newest.owner
  if (!own) throw new Problem('not-storing-organisation', 'Another organisation answers for the entry.')
  if (!mayRecord(author.role, newest.field))
    throw new Problem('not-permitted', 'The role does not record this field.')
  if (!mayWriteNow(author, newest.field, file))
    throw new Problem('condition-not-met', 'The condition of the cell does not hold on this file.')
  const { voice } = getField(newest.field)
  if (voice !== undefined && isCustomer(newest.authorRole) && !isCustomer(author.role))
    throw new Problem('not-own-word', 'What the customer has said themselves, the customer corrects.')
}

/** The problems that a correction may be refused with, whoever makes it. */
export const correctionProblems = [
  'not-found',
  'entry-removed',
  'stale-version',
  'precondition-required',
  'invalid-input',
  'invalid-text',
  'says-nothing',
  'invalid-date',
  'source-not-allowed',
  'not-own-word',
  'field-not-recordable',
  'no-room',
  'condition-not-met',
] as const satisfies readonly ProblemCode[]

/** What the log line of an act on one entry says. */
export function touchedEntry(caller: Principal, { id, customership, field }: StoredVersion): Touched {
  return {
    customership,
    purpose: ordinaryPurpose(caller.role),
    categories: [getField(field).category],
    fields: [field],
    resources: [id],
  }
}

/** The one line of a read of several entries of a file, of which the first was asked for. */
export function touchedEntries(caller: Principal, entries: readonly StoredVersion[]): Touched {
  const lines = entries.map((each) => touchedEntry(caller, each))
  const [first] = lines
  if (first === undefined) throw new Error('nothing was read')
  return {
    ...first,
    fields: [...new Set(lines.flatMap(({ fields }) => fields ?? []))],
    resources: entries.map(({ id }) => id),
  }
}

export const correctEntryEndpoint = writeEndpoint({
  id: 'correctEntry',
  method: 'POST',
  path: '/v1/customerships/{customership}/entries/{entry}/corrections',
  tag: 'Customer data',
  summary: {
    fi: 'Oikaise oman organisaation kirjaus',
    sv: 'Rätta den egna organisationens anteckning',
    en: "Correct the own organisation's entry",
  },
  caller: ['person', 'customer'],
  operation: 'entry.correct',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: true,
  params: { customership: customershipId, entry: entryId },
  query: {},
  body: correctionBody,
  audit: { event: 'entry.corrected', ground: 'tym-13' },
  problems: [...correctionProblems, 'not-storing-organisation', 'customership-ended', 'safety-takes-two'],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      entry: '0198f0a0-0000-7000-8000-00000000e001',
    },
    body: { value: { limit: 'Ei toistuvia yli 10 kg:n nostoja.' }, reason: 'Raja kirjattiin väärin.' },
  },
  handler: async (tx, { caller, params, body: correction, expectedVersion, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const target = { id: params.entry, expectedVersion }
    const former = await correctEntry(tx, keys, caller, target, correction)
    await dropDraft(tx, params.customership, correctionPlace(former.id))
    const touched = touchedEntry(caller, former)
    const act = newId()
    const saysSafety = former.field === '1.09'
    if (saysSafety) await journalSafety(parts, keys, act, correction.value)
    return {
      id: former.id,
      version: former.version + 1,
      touched: [saysSafety ? { ...touched, resources: [former.id, act] } : touched],
    }
  },
})
