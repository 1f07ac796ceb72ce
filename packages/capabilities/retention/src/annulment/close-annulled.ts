import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { deletionHash, type Journal } from '@tym/journal'
import { annulmentId, customershipId, dueOn, Problem } from '@tym/kernel'
import { deadlineRule } from '@tym/register'
import { sql } from 'drizzle-orm'
import { exampleFile } from '../hold.ts'
import { type AnnulmentOfFile, exampleAnnulment } from './annulment.ts'
import { carryOutClosing } from './carry-out.ts'
import { decideOn, getProposed, listLacking, wasOnTeam } from './queries.ts'

/**
 * Closes a file that was opened for the wrong person or by mistake, as a supervisor of the authority that
 * opened it who has never been in its team: from the commit on nobody reads, writes, finds or sends anything
 * of it, and the person may take their log for the declared days. No flag, question or hold keeps it open:
 * they are still answered.
 */
export async function closeAnnulled(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person'>,
  at: AnnulmentOfFile,
  expectedVersion: number,
  journal: Pick<Journal, 'append'>,
): Promise<Written> {
  const { id, customership } = at
  const seen = await getProposed(tx, at)
  if (seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the authority closes the file.')
  if (await wasOnTeam(tx, customership))
    throw new Problem('decider-on-team', 'Whoever closes the file has been in its team.')
  // Waits for whoever stores an entry now, so that nobody closes the file over it.
  await tx.drizzle.execute(sql`select retention.stand_still(${customership})`)
  if ((await listLacking(tx, id)).length > 0)
    throw new Problem('agreement-missing', 'Another organisation with entries has not agreed.')
  const closedOn = tx.context.calendar
  const rule = deadlineRule('annulledLog', closedOn)
  const logUntil = dueOn(rule, closedOn)
  const logDays = rule.days ?? 0
  const closed = { state: 'closed' as const, closedOn, logDays, logUntil }
  const version = await decideOn(tx, by.person, { id, expectedVersion }, closed)
  // Before the commit, so that a restore keeps it closed. A crash in between leaves an entry for what two
  // persons have decided, and the next start closes the file.
  await journal.append({
    kind: 'annulment',
    annulment: id,
    file: deletionHash(customership),
    reason: seen.reason,
    closedOn,
    days: logDays,
  })
  await carryOutClosing(tx, id)
  return { id, version, touched: [{ customership, resources: [id] }] }
}

export const closeAnnulledEndpoint = writeEndpoint({
  id: 'closeAnnulled',
  method: 'POST',
  path: '/v1/customerships/{customership}/annulments/{annulment}/approval',
  tag: 'Annulment',
  summary: {
    fi: 'Mitätöi asiakkuus toisena henkilönä: se suljetaan kaikilta heti',
    sv: 'Ogiltigförklara kundrelationen som andra person: den stängs genast för alla',
    en: 'Annul a customership as the second person: it is closed to everybody at once',
  },
  caller: ['person'],
  operation: 'annulment.decide',
  scope: 'organisation',
  params: { customership: customershipId, annulment: annulmentId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'annulment.closed', ground: 'gdpr-17' },
  problems: [
    ...(['not-found', 'own-proposal', 'decider-on-team', 'agreement-missing'] as const),
    ...(['state-conflict', 'stale-version', 'precondition-required'] as const),
  ],
  example: { params: { customership: exampleFile, annulment: exampleAnnulment } },
  handler: (tx, { caller, params, expectedVersion, parts }) =>
    closeAnnulled(
      tx,
      staffOf(caller),
      { customership: params.customership, id: params.annulment },
      expectedVersion,
      parts.journal,
    ),
})
