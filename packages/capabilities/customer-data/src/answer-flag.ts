import { planCustomerNews, planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type Principal, writeEndpoint } from '@tym/employment'
import {
  customershipId,
  type EntryFlagId,
  type EntryId,
  entryFlagId,
  entryId,
  Problem,
  type ProblemCode,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { tellingText } from '@tym/register'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { mustAnswerFor, touchedEntry } from './correct-entry.ts'
import { countFlag, documentPlaceOf } from './current-document.ts'
import { getFile } from './file.ts'
import { changeDocument, saysSafetyItself } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { flagAnswerPlace } from './places.ts'
import { getNewestVersion, listFlags, mustNotBeRemoved, noSuchEntry, type StoredVersion } from './queries.ts'
import { exampleEntry, exampleFile } from './removal/removal.ts'
import { entryFlag } from './schema.ts'

const body = z.strictObject({
  /** Why the entry stays as it is; read by all who read the entry, and kept encrypted. */
  answer: tellingText(1000),
})

/**
 * Answers a remark without a correction: the entry stays as it is, and whoever made the remark is told why
 * (GDPR 12(4), 16). Only those who might correct the entry answer. Throws 'entry-superseded' where a newer
 * version has answered already, and 'flag-answered' where somebody else has.
 */
export async function answerFlag(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Principal,
  target: { readonly entry: EntryId; readonly flag: EntryFlagId; readonly answer: string },
): Promise<StoredVersion> {
  await lockDocuments(tx, keys)
  const newest = await getNewestVersion(tx, keys.customership, target.entry)
  mustAnswerFor(by, newest, await getFile(tx, keys.customership))
  mustNotBeRemoved(newest)
  const flag = (await listFlags(tx, keys.customership, newest.id)).find(({ id }) => id === target.flag)
  if (flag === undefined) throw noSuchEntry()
  if (flag.answeredAt !== null) throw new Problem('flag-answered', 'The remark has been answered.')
  if (flag.entryVersion !== newest.version)
    throw new Problem('entry-superseded', 'The entry has been corrected since the remark.')
  const place = flagAnswerPlace({ ...flag, category: newest.category })
  await tx.drizzle
    .update(entryFlag)
    .set({
      answer: keys.encrypt(place, target.answer),
      answeredBy: by.person,
      answeredAs: by.authority ?? null,
      answeredAt: tx.context.instant,
    })
    .where(and(eq(entryFlag.id, flag.id), isNull(entryFlag.answeredAt)))
  const document = documentPlaceOf(newest, await saysSafetyItself(tx, keys))
  await changeDocument(tx, keys, document, (entries) => countFlag(entries, newest.id, -1))
  if (flag.byPerson !== by.person) await tellWhoFlagged(tx, newest, flag)
  return newest
}

async function tellWhoFlagged(
  tx: WriteTx,
  { customership, id: entry, field, owner: by }: StoredVersion,
  { id: once, byAuthority: only, byPerson: person }: Awaited<ReturnType<typeof listFlags>>[number],
): Promise<void> {
  if (only === null) await planCustomerNews(tx, { customership, news: 'entryKept', once })
  else await planNotice(tx, { notice: 'entryKept', customership, only, person, entry, field, by, once })
}

const problems = [
  'not-found',
  'entry-removed',
  'entry-superseded',
  'flag-answered',
  'invalid-input',
  'invalid-text',
  'says-nothing',
  'not-own-word',
  'condition-not-met',
] as const satisfies readonly ProblemCode[]
const example = {
  params: { customership: exampleFile, entry: exampleEntry, flag: '0198f0a0-0000-7000-8000-00000000f001' },
  body: { answer: 'Työsuhde päättyi työtodistuksen mukaan vuonna 2023.' },
}

export const answerFlagEndpoint = writeEndpoint({
  id: 'answerEntryFlag',
  method: 'POST',
  path: '/v1/customerships/{customership}/entries/{entry}/flags/{flag}/answer',
  tag: 'Customer data',
  summary: {
    fi: 'Vastaa virhe-epäilyyn: tieto pysyy ennallaan',
    sv: 'Besvara misstanken om fel: uppgiften ändras inte',
    en: 'Answer a suspected error: the entry stays as it is',
  },
  caller: ['person', 'customer'],
  operation: 'entry.correct',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId, entry: entryId, flag: entryFlagId },
  query: {},
  body,
  audit: { event: 'entry.flagAnswered', ground: 'gdpr-16' },
  problems: [...problems, 'not-storing-organisation', 'customership-ended'],
  example,
  handler: async (tx, { caller, params, body: { answer }, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const answered = await answerFlag(tx, keys, caller, { ...params, answer })
    return { id: params.flag, version: answered.version, touched: [touchedEntry(caller, answered)] }
  },
})

/** As above, of an entry that the caller's organisation stored in a file that has since left it. */
export const answerLeftFlagEndpoint = writeEndpoint({
  id: 'answerLeftEntryFlag',
  method: 'POST',
  path: '/v1/customerships/{customership}/left-entries/{entry}/flags/{flag}/answer',
  tag: 'Entries left behind',
  summary: {
    fi: 'Vastaa siirretyssä asiakkuudessa virhe-epäilyyn: oma kirjaus pysyy ennallaan',
    sv: 'Besvara i en överförd kundrelation misstanken om fel: den egna anteckningen ändras inte',
    en: 'Answer, in a transferred customership, a suspected error: the own entry stays as it is',
  },
  caller: ['person'],
  operation: 'leftEntry.answer',
  scope: 'leftEntry',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId, entry: entryId, flag: entryFlagId },
  query: {},
  body,
  audit: { event: 'leftEntry.flagAnswered', ground: 'tym-13' },
  problems,
  example,
  handler: async (tx, { caller, params, body: { answer }, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const answered = await answerFlag(tx, keys, caller, { ...params, answer })
    return { id: params.flag, version: answered.version, touched: [touchedEntry(caller, answered)] }
  },
})
