import {
  decideOnRemoval,
  exampleRemoval,
  getRemoval,
  type RemovalOfFile,
  refusalOfRemoval,
} from '@tym/customer-data/public'
import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import { customershipId, removalId } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { exampleFile } from '../examples.ts'
import { removeEverywhere } from './take-out.ts'

/**
 * Removes a fact that should never have been in this file, as another person of the organisation that stored
 * it than the one who proposed it. From the commit on nobody reads it here, in any version.
 */
export async function removeEntry(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { at, expectedVersion }: { readonly at: RemovalOfFile; readonly expectedVersion: number },
  journal: Pick<Journal, 'append'>,
): Promise<Written> {
  const seen = await getRemoval(tx, at)
  await decideOnRemoval(tx, by, seen, { state: 'removed', expectedVersion })
  const { id, entry, reason, customership, category, field } = seen
  // Before the commit, so that a restore removes it again. A crash in between leaves an entry for what two
  // persons have decided, and the next start carries it out.
  await journal.append({ kind: 'removal', removal: id, entry, reason })
  try {
    const disclosures = await removeEverywhere(tx, keys, { ...seen, decidedAt: tx.context.instant })
    const resources = [id, entry, ...disclosures]
    // Deciding and carrying out are a version each.
    const touched = { customership, categories: [category], fields: [field], resources }
    return { id, version: expectedVersion + 2, touched: [touched] }
  } catch (error) {
    throw refusalOfRemoval(error)
  }
}

export const removeEntryEndpoint = writeEndpoint({
  id: 'removeEntry',
  method: 'POST',
  path: '/v1/customerships/{customership}/removals/{removal}/approval',
  tag: 'Removals',
  summary: {
    fi: 'Poista virheellinen tieto toisena henkilönä',
    sv: 'Ta bort den felaktiga uppgiften som andra person',
    en: 'Remove the wrong fact as the second person',
  },
  caller: ['person'],
  operation: 'removal.decide',
  scope: 'organisation',
  params: { customership: customershipId, removal: removalId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'removal.done', ground: 'gdpr-17' },
  problems: ['not-found', 'own-proposal', 'state-conflict', 'stale-version', 'precondition-required'],
  example: { params: { customership: exampleFile, removal: exampleRemoval } },
  handler: async (tx, { caller, params, expectedVersion, parts }) => {
    const at = { customership: params.customership, id: params.removal }
    await getRemoval(tx, at)
    const keys = await getKeys(parts, params.customership)
    return removeEntry(tx, keys, staffOf(caller), { at, expectedVersion }, parts.journal)
  },
})
