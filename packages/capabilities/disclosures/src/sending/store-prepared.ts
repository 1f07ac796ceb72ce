import { planNotice } from '@tym/customerships/public'
import { refusalOf, type WriteTx } from '@tym/database'
import type { StaffPrincipal, Written } from '@tym/employment'
import type { CustomershipId, DisclosureId } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import { listMissingApprovals } from '../queries.ts'
import { type DisclosureRow, disclosure, item } from '../schema.ts'
import { hashOf, type Snapshot, sealSnapshot } from '../snapshot.ts'
import { touchedDisclosure } from '../touched.ts'

type Ground = Pick<DisclosureRow, 'consent' | 'consentVersion' | 'party' | 'statute' | 'channel'> & {
  readonly id: DisclosureId
}

/**
 * Stores what was put together, encrypted, with its hash fixed and its entries by version. Then it waits to
 * be approved.
 */
export async function storePrepared(
  tx: WriteTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { content, row }: { readonly content: Snapshot; readonly row: Ground },
): Promise<Written> {
  const { customership } = keys
  try {
    await tx.drizzle.insert(disclosure).values({
      ...row,
      customership,
      owner: by.authority,
      version: 1,
      state: 'awaitingApproval',
      preparedBy: by.person,
      preparedAt: tx.context.instant,
      snapshot: sealSnapshot(keys, row.id, content),
      snapshotHash: hashOf(content),
    })
  } catch (error) {
    throw refusalOf(error)
  }
  await tx.drizzle.insert(item).values(
    content.items.map(({ entry, version, field, owner }) => ({
      disclosure: row.id,
      customership,
      entry,
      entryVersion: version,
      field,
      owner,
    })),
  )
  await tellApprovers(tx, by, { ...row, customership })
  const fields = content.items.map(({ field }) => field)
  return {
    id: row.id,
    version: 1,
    touched: [touchedDisclosure(customership, by.role, [row.id], fields, row.statute)],
  }
}

/**
 * Tells everybody whose approval it waits for, except of the preparer's own organisation, where the preparer
 * approves. Where it goes without consent another person there must, and is told.
 */
async function tellApprovers(
  tx: WriteTx,
  by: StaffPrincipal,
  row: Ground & { readonly customership: CustomershipId },
): Promise<void> {
  const { customership, id, statute } = row
  for (const only of await listMissingApprovals(tx, { customership, id, owner: by.authority })) {
    const isOwn = only === by.authority
    if (isOwn && statute === null) continue
    const news = { notice: 'disclosureAwaits' as const, customership, only, except: by.person }
    await planNotice(tx, { ...news, once: `approval-${id}`, ...(isOwn && { another: 'needed' as const }) })
  }
}
