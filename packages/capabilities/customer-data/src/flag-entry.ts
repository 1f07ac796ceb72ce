import { getActing, planNotice } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { type Principal, writeEndpoint } from '@tym/employment'
import { customershipId, type EntryId, entryId, newId, safeText } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { isCustomer, mustSaySomething } from '@tym/register'
import { z } from 'zod'
import { touchedEntry } from './correct-entry.ts'
import { countFlag, documentPlaceOf } from './current-document.ts'
import { getFile } from './file.ts'
import { changeDocument, saysSafetyItself } from './keep-documents.ts'
import { lockDocuments } from './lock-documents.ts'
import { mayReadField } from './may-read-field.ts'
import { flagReasonPlace } from './places.ts'
import { getNewestVersion, mustNotBeRemoved, noSuchEntry, type StoredVersion } from './queries.ts'
import { entryFlag } from './schema.ts'
import { refusalOfVersion } from './store-version.ts'

const body = z.strictObject({
  /** What seems to be wrong; kept encrypted. */
  reason: safeText(1000),
})

/**
 * Marks an entry as perhaps wrong: anybody who may read it, the customer first of all (GDPR 16). The value
 * stands until the storing organisation, whose officers are told, corrects it, and every reader sees that it
 * has been questioned.
 */
export async function flagEntry(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: Principal,
  target: { readonly id: EntryId; readonly reason: string },
): Promise<{ readonly flag: string; readonly flagged: StoredVersion }> {
  // A customer need not say why: it is their right to have it looked at (GDPR 16).
  if (!isCustomer(by.role)) mustSaySomething(target.reason, '/reason')
  await lockDocuments(tx, keys)
  const flagged = await getNewestVersion(tx, keys.customership, target.id)
  if (!mayReadField(by, flagged, await getFile(tx, keys.customership))) throw noSuchEntry()
  mustNotBeRemoved(flagged)
  const flag = newId()
  const place = flagReasonPlace({ category: flagged.category, id: flag, entryVersion: flagged.version })
  try {
    await tx.drizzle.insert(entryFlag).values({
      id: flag,
      entry: flagged.id,
      entryVersion: flagged.version,
      customership: keys.customership,
      byPerson: by.person,
      byAuthority: by.authority ?? null,
      recordedAt: tx.context.instant,
      reason: keys.encrypt(place, target.reason),
    })
  } catch (error) {
    throw refusalOfVersion(error)
  }
  const document = documentPlaceOf(flagged, await saysSafetyItself(tx, keys))
  await changeDocument(tx, keys, document, (entries) => countFlag(entries, flagged.id, 1))
  await planNotice(tx, {
    ...(await whoAnswers(tx, flagged)),
    customership: keys.customership,
    entry: flagged.id,
    field: flagged.field,
    ...(by.authority === undefined ? {} : { by: by.authority }),
    except: by.person,
    once: flag,
  })
  return { flag, flagged }
}

/**
 * The organisation that stored it, also when it has left the file; but for what the customer has said, and
 * for what two persons of the present team decide on, who has taken its place
 * (`relation.is_left_and_flagged`).
 */
async function whoAnswers(tx: WriteTx, { customership, owner, authorRole, field }: StoredVersion) {
  const acts = await getActing(tx, customership, owner)
  const isForPresent = acts === owner || isCustomer(authorRole) || field === '1.01' || field === '1.09'
  return isForPresent
    ? ({ notice: 'entryFlagged', only: acts } as const)
    : ({ notice: 'leftEntryFlagged', only: owner } as const)
}

export const flagEntryEndpoint = writeEndpoint({
  id: 'flagEntry',
  method: 'POST',
  path: '/v1/customerships/{customership}/entries/{entry}/flags',
  tag: 'Customer data',
  summary: { fi: 'Merkitse virhe-epäily', sv: 'Anmäl misstanke om fel', en: 'Flag a suspected error' },
  caller: ['person', 'customer'],
  operation: 'entry.flag',
  scope: 'customership',
  afterEnd: 'open',
  success: 201,
  ifMatch: false,
  params: { customership: customershipId, entry: entryId },
  query: {},
  body,
  audit: { event: 'entry.flagged', ground: 'gdpr-16' },
  problems: [
    'not-found',
    'entry-removed',
    'invalid-input',
    'invalid-text',
    'says-nothing',
    'customership-ended',
  ],
  example: {
    params: {
      customership: '0198f0a0-0000-7000-8000-00000000c001',
      entry: '0198f0a0-0000-7000-8000-00000000e001',
    },
    body: { reason: 'Työsuhde päättyi vasta vuonna 2024.' },
  },
  handler: async (tx, { caller, params, body: { reason }, parts }) => {
    const keys = await getKeys(parts, params.customership)
    const { flag, flagged } = await flagEntry(tx, keys, caller, { id: params.entry, reason })
    return { id: flag, version: flagged.version, touched: [touchedEntry(caller, flagged)] }
  },
})
