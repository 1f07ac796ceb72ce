import { alreadyThere, type ReadTx, refusalOf, type WriteTx } from '@tym/database'
import { type CustomershipId, type OrganisationId, organisationId, type PersonId, Problem } from '@tym/kernel'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type AnnulmentRow, annulment } from '../schema.ts'
import type { AnnulmentOfFile } from './annulment.ts'

/**
 * Throws 'not-found', alike for a file of others and for none, unless the caller's authority opened it and
 * the caller may propose.
 */
export async function mustMayAnnul(tx: ReadTx, customership: CustomershipId): Promise<void> {
  if (!(await asks(tx, sql`relation.may_annul(${customership})`)))
    throw new Problem('not-found', 'No such customership for this caller.')
}

/** Whether the caller may say for their organisation, which has entries in the file, whether it agrees. */
export const mayAgree = (tx: ReadTx, customership: CustomershipId): Promise<boolean> =>
  asks(tx, sql`relation.may_agree(${customership})`)

/** Whether the caller has ever worked in the team of the file. */
export const wasOnTeam = (tx: ReadTx, customership: CustomershipId): Promise<boolean> =>
  asks(tx, sql`relation.was_on_team(${customership})`)

async function asks(tx: ReadTx, question: SQL): Promise<boolean> {
  const [row] = await tx.drizzle.execute<{ yes: boolean }>(sql`select ${question} as yes`)
  return row?.yes === true
}

const lacking = z.array(z.object({ organisation: organisationId }))

/**
 * Organisations with entries in the file, or that have taken it after a transfer, that have not agreed yet.
 */
export async function listLacking(tx: ReadTx, id: AnnulmentOfFile['id']): Promise<readonly OrganisationId[]> {
  const rows = await tx.drizzle.execute(
    sql`select organisation from relation.annulment_lacks(${id}) l (organisation)`,
  )
  return lacking.parse([...rows]).map(({ organisation }) => organisation)
}

/** The same, as far as the caller may be told: to a former party nobody says whose file it is now. */
export async function listAwaited(tx: ReadTx, id: AnnulmentOfFile['id']): Promise<readonly OrganisationId[]> {
  const rows = await tx.drizzle.execute(
    sql`select organisation from relation.annulment_awaits(${id}) l (organisation)`,
  )
  return lacking.parse([...rows]).map(({ organisation }) => organisation)
}

/** The annulment of this file, if the caller may see it. Throws 'not-found' for any other, alike. */
export async function getAnnulment(tx: ReadTx, { customership, id }: AnnulmentOfFile): Promise<AnnulmentRow> {
  const [row] = await tx.drizzle
    .select()
    .from(annulment)
    .where(and(eq(annulment.id, id), eq(annulment.customership, customership)))
  if (row === undefined) throw new Problem('not-found', 'No such annulment for this caller.')
  return row
}

/** The same, while it waits to be decided on. Throws 'state-conflict' for any other. */
export async function getProposed(tx: ReadTx, at: AnnulmentOfFile): Promise<AnnulmentRow> {
  const seen = await getAnnulment(tx, at)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The annulment has been decided on.')
  return seen
}

type Fate = Pick<AnnulmentRow, 'state'> & Partial<Pick<AnnulmentRow, 'closedOn' | 'logDays' | 'logUntil'>>

/**
 * Decides on a proposal if it still is as it was seen, and answers its new version. Throws 'stale-version'
 * when somebody else came first.
 */
export async function decideOn(
  tx: WriteTx,
  by: PersonId,
  { id, expectedVersion }: Pick<AnnulmentRow, 'id'> & { readonly expectedVersion: number },
  fate: Fate,
): Promise<number> {
  const version = expectedVersion + 1
  const decided = { ...fate, version, decidedBy: by, decidedAt: tx.context.instant }
  const moved = await tx.drizzle
    .update(annulment)
    .set(decided)
    .where(and(eq(annulment.id, id), eq(annulment.version, expectedVersion), eq(annulment.state, 'proposed')))
    .returning({ id: annulment.id })
    .catch((error: unknown) => {
      throw refusalOfAnnulment(error)
    })
  if (moved.length === 0) throw new Problem('stale-version', 'Another change of the annulment came first.')
  return version
}

/** What the database's refusal of an annulment means. */
export function refusalOfAnnulment(error: unknown): unknown {
  const known = new Problem('state-conflict', 'It is proposed, agreed to or done already.')
  return refusalOf(error, { [alreadyThere]: known })
}
