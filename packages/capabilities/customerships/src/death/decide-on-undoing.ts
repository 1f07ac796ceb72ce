import type { WriteTx } from '@tym/database'
import { type Refused, type StaffPrincipal, staffOf, type Touched, writeEndpoint } from '@tym/employment'
import type { Journal } from '@tym/journal'
import {
  type CustomershipId,
  customershipId,
  type DeathUndoingId,
  deathUndoingId,
  Problem,
} from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { journalAct } from '../again/act.ts'
import { undoDeath } from '../customership.ts'
import { getLifeCycle, updateLifeCycle } from '../queries.ts'
import { recordEvent } from '../record-event.ts'
import { planStartTried } from '../refuse-start.ts'
import { deathNotice, deathUndoing, identityIndex } from '../schema.ts'
import { planNotice } from '../tell-officers.ts'
import { planForOtherFiles } from '../tell-other-files.ts'
import { touchedFacts } from '../touched.ts'
import { exampleFile, exampleUndoing, getDeathNotice, getDeathUndoing, undoingPlace } from './queries.ts'

const body = z.strictObject({ decision: z.enum(['approve', 'refuse']) })
type Decision = z.infer<typeof body> & { readonly expectedVersion: number }
interface Kept {
  readonly keys: CustomershipKeys
  readonly journal: Pick<Journal, 'append'>
}

/**
 * Undoes a mistaken notice of death, as another person of the team than the one who proposed it, or refuses
 * to, which the proposer may do as well. The file goes on in the state in which it was, with its team, its
 * time limits and those of its consents that still run; whom it concerns is told. Throws 'own-proposal',
 * 'state-conflict' for what is decided, and 'stale-version'. Answers the refusal where another file of the
 * person has been opened meanwhile.
 */
export async function decideOnUndoing(
  tx: WriteTx,
  { keys, journal }: Kept,
  id: DeathUndoingId,
  by: StaffPrincipal,
  { decision, expectedVersion }: Decision,
): Promise<Refused | undefined> {
  const { customership } = keys
  const seen = await getDeathUndoing(tx, customership, id)
  if (seen.state !== 'proposed') throw new Problem('state-conflict', 'The proposal has been decided on.')
  const approves = decision === 'approve'
  if (approves && seen.proposedBy === by.person)
    throw new Problem('own-proposal', 'Another person of the team decides.')
  const notice = await getDeathNotice(tx, customership, seen.notice)
  if (approves && notice.ended) {
    const met = await findOpenInstead(tx)
    if (met !== undefined) return refuse(tx, by, met)
  }
  const { instant, calendar } = tx.context
  const moved = await tx.drizzle
    .update(deathUndoing)
    .set({
      state: approves ? 'undone' : 'refused',
      version: expectedVersion + 1,
      decidedBy: by.person,
      decidedAs: by.authority,
      decidedAt: instant,
    })
    .where(and(eq(deathUndoing.id, id), eq(deathUndoing.version, expectedVersion)))
    .returning({ id: deathUndoing.id })
  if (moved.length === 0) throw new Problem('stale-version', 'The proposal has changed since it was read.')
  if (!approves) {
    const told = { only: seen.proposedAs, person: seen.proposedBy, except: by.person, once: id }
    await planNotice(tx, { notice: 'deathUndoingRefused', customership, ...told })
    return undefined
  }
  await tx.drizzle
    .update(deathNotice)
    .set({ state: 'undone', version: notice.version + 1 })
    .where(eq(deathNotice.id, notice.id))
  const version = notice.ended
    ? await goOn(tx, customership, notice)
    : (await getLifeCycle(tx, customership)).version
  await recordEvent(tx, { customership, version, event: 'deathUndone', happenedOn: calendar })
  await planNotice(tx, { notice: 'deathUndone', customership, team: 'all', except: by.person, once: id })
  await planForOtherFiles(tx, { notice: 'deathUndoneElsewhere', customership, once: id })
  const reason = keys.decrypt(undoingPlace(id), seen.reason)
  await journalAct(journal, keys, id, {
    what: 'deathUndone',
    by: by.person,
    as: by.authority,
    on: calendar,
    notice: notice.id,
    proposed: { by: seen.proposedBy, as: seen.proposedAs, at: seen.proposedAt.toISOString(), reason },
  })
  return undefined
}

/** The file as it was before, and open again. Answers its new version. */
async function goOn(
  tx: WriteTx,
  customership: CustomershipId,
  {
    stateBefore: state,
    reasonBefore: endReason,
  }: Pick<typeof deathNotice.$inferSelect, 'stateBefore' | 'reasonBefore'>,
): Promise<number> {
  const next = undoDeath(await getLifeCycle(tx, customership), { state, endReason })
  await updateLifeCycle(tx, customership, next)
  await tx.drizzle
    .update(identityIndex)
    .set({ open: true })
    .where(eq(identityIndex.customership, customership))
  return next.version
}

const met = z.object({ customership: customershipId, onTeam: z.boolean() })
type Met = z.infer<typeof met>

/**
 * Another file that was started while this one seemed to have ended: a person has one open customership at a
 * time.
 */
async function findOpenInstead(tx: WriteTx): Promise<Met | undefined> {
  const [row] = await tx.drizzle.execute(
    sql`select customership, on_team as "onTeam" from relation.open_file_instead()`,
  )
  return row === undefined ? undefined : met.parse(row)
}

/**
 * The same refusal as of a start, naming nobody. The file that stands in the way gets a line of it, and
 * whoever answers for that file is told.
 */
async function refuse(
  tx: WriteTx,
  { person, role }: StaffPrincipal,
  { customership, onTeam }: Met,
): Promise<Refused> {
  await planStartTried(tx, customership, person)
  const problem = new Problem('open-customership-exists', 'Another file of the person is open.')
  const line: Touched = {
    ...touchedFacts(customership, role, ['2.01']),
    outOfTeam: !onTeam,
    refused: { event: 'death.undoingMetOpenFile', problem: problem.code },
  }
  return { problem, touched: [line] }
}

export const decideOnUndoingEndpoint = writeEndpoint({
  id: 'decideOnDeathUndoing',
  method: 'POST',
  path: '/v1/customerships/{customership}/death-undoings/{deathUndoing}/decision',
  tag: 'Customerships',
  summary: {
    fi: 'Peru virheellinen kuolinmerkintä toisena henkilönä, tai hylkää ehdotus',
    sv: 'Upphäv en felaktig anteckning om dödsfall som andra person, eller avslå förslaget',
    en: 'Undo a mistaken notice of death as the second person, or refuse it',
  },
  caller: ['person'],
  operation: 'death.decideOnUndoing',
  scope: 'customership',
  afterEnd: 'open',
  success: 200,
  ifMatch: true,
  params: { customership: customershipId, deathUndoing: deathUndoingId },
  query: {},
  body,
  audit: { event: 'death.undoingDecided', ground: 'gdpr-16' },
  problems: [
    'not-found',
    'own-proposal',
    'state-conflict',
    'stale-version',
    'open-customership-exists',
    'deletion-begun',
  ],
  example: {
    params: { customership: exampleFile, deathUndoing: exampleUndoing },
    body: { decision: 'approve' },
  },
  handler: async (
    tx,
    { caller, params: { customership, deathUndoing: undoing }, body: decided, expectedVersion, parts },
  ) => {
    const by = staffOf(caller)
    const kept = { keys: await getKeys(parts, customership), journal: parts.journal }
    const refused = await decideOnUndoing(tx, kept, undoing, by, { ...decided, expectedVersion })
    if (refused !== undefined) return refused
    const facts = touchedFacts(customership, caller.role, ['2.02', '2.03'], [undoing])
    return { id: undoing, version: expectedVersion + 1, touched: [facts] }
  },
})
