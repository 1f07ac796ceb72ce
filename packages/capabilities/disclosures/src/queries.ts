import { getActing } from '@tym/customerships/public'
import type { ReadTx, WriteTx } from '@tym/database'
import type { ActedOn } from '@tym/employment'
import { type CustomershipId, type DisclosureId, type OrganisationId, Problem } from '@tym/kernel'
import { and, asc, eq } from 'drizzle-orm'
import {
  approval,
  type DisclosureRow,
  disclosure,
  disclosureColumns,
  type ItemRow,
  item,
  type RecallRow,
  recall,
} from './schema.ts'

/** The disclosure of this customership, if the caller may see it. Throws 'not-found' for any other, alike. */
export async function getDisclosure(
  tx: ReadTx,
  customership: CustomershipId,
  id: DisclosureId,
): Promise<DisclosureRow> {
  const [row] = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(and(eq(disclosure.id, id), eq(disclosure.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such disclosure for this caller.')
  return row
}

/** The sealed snapshot of a disclosure that the caller sees. */
export async function getSealed(tx: ReadTx, id: DisclosureId): Promise<Buffer> {
  const [row] = await tx.drizzle
    .select({ snapshot: disclosure.snapshot })
    .from(disclosure)
    .where(eq(disclosure.id, id))
  if (row === undefined) throw new Problem('not-found', 'No such disclosure for this caller.')
  return row.snapshot
}

export function listItems(tx: ReadTx, id: DisclosureId): Promise<ItemRow[]> {
  return tx.drizzle.select().from(item).where(eq(item.disclosure, id)).orderBy(asc(item.entry)).execute()
}

/** The organisations that stored something in it. */
export async function listStoring(tx: ReadTx, id: DisclosureId): Promise<OrganisationId[]> {
  return [...new Set((await listItems(tx, id)).map(({ owner }) => owner))]
}

export function listApprovals(tx: ReadTx, id: DisclosureId) {
  return tx.drizzle
    .select()
    .from(approval)
    .where(eq(approval.disclosure, id))
    .orderBy(asc(approval.approvedAt), asc(approval.organisation))
    .execute()
}

export async function findRecall(tx: ReadTx, id: DisclosureId): Promise<RecallRow | undefined> {
  const [row] = await tx.drizzle.select().from(recall).where(eq(recall.disclosure, id))
  return row
}

/**
 * The organisations whose approval is still missing: the one that discloses, and each that stored something
 * in it. Once the file has been transferred from one of them, the party that has taken its place approves,
 * unless it had itself.
 */
export async function listMissingApprovals(
  tx: ReadTx,
  row: Pick<DisclosureRow, 'id' | 'customership' | 'owner'>,
): Promise<OrganisationId[]> {
  const items = await listItems(tx, row.id)
  const given = new Set((await listApprovals(tx, row.id)).map(({ organisation }) => organisation))
  const missing = new Set<OrganisationId>()
  for (const organisation of new Set([row.owner, ...items.map(({ owner }) => owner)])) {
    const acting = await getActing(tx, row.customership, organisation)
    if (!given.has(organisation) && !given.has(acting)) missing.add(acting)
  }
  return [...missing].sort()
}

/** The items that this organisation stored, or for whose storer it acts today. */
export async function listActedFor(
  tx: ReadTx,
  { id, customership }: Pick<DisclosureRow, 'id' | 'customership'>,
  organisation: OrganisationId,
): Promise<ItemRow[]> {
  const items = await listItems(tx, id)
  const acting = await Promise.all(items.map(({ owner }) => getActing(tx, customership, owner)))
  return items.filter((_, n) => acting[n] === organisation)
}

/**
 * Whose act a step of this disclosure is: of those who act today for who made it and for whoever stored
 * something in it.
 */
export async function actedOn(
  tx: ReadTx,
  { id, customership, owner }: Pick<DisclosureRow, 'id' | 'customership' | 'owner'>,
): Promise<Required<ActedOn>> {
  const storing = await listStoring(tx, id)
  return {
    maker: await getActing(tx, customership, owner),
    storing: await Promise.all(storing.map((organisation) => getActing(tx, customership, organisation))),
  }
}

type Fate = Partial<
  Pick<
    DisclosureRow,
    | 'state'
    | 'problem'
    | 'attempts'
    | 'leftAt'
    | 'claimedAt'
    | 'sentItems'
    | 'receipt'
    | 'deliveredAt'
    | 'handedOverOn'
    | 'handedOverBy'
    | 'handedOverAt'
  >
>

/**
 * Takes a disclosure one step further, if it still is as it was seen. Answers its new version, or undefined
 * when not.
 */
export async function moveOn(
  tx: WriteTx,
  seen: Pick<DisclosureRow, 'id' | 'version' | 'state'>,
  fate: Fate,
): Promise<number | undefined> {
  const version = seen.version + 1
  const moved = await tx.drizzle
    .update(disclosure)
    .set({ ...fate, version })
    .where(
      and(eq(disclosure.id, seen.id), eq(disclosure.version, seen.version), eq(disclosure.state, seen.state)),
    )
    .returning({ id: disclosure.id })
  return moved.length === 0 ? undefined : version
}
