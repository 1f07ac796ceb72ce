import type { WriteTx } from '@tym/database'
import {
  type CustomershipId,
  customershipId,
  daysBetween,
  organisationId,
  type PersonId,
  plainDate,
} from '@tym/kernel'
import { type Notice, notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { reminders } from '@tym/register'
import { listWhoMay } from '@tym/usage-rights/public'
import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { listOfficersToTell, type PartyOfficers } from './officers-to-tell.ts'
import { type ReminderMoment, reminderMoment } from './reminder-moment.ts'
import { customership, endOpinion, endProposal } from './schema.ts'

/** Files that one transaction goes through. A transaction may last five seconds. */
const batch = 200
const proposed = z.object({
  id: customershipId,
  labourAuthority: organisationId,
  proposal: z.int(),
  answerBy: plainDate,
})
type Proposed = z.infer<typeof proposed>

/**
 * Reminds each party whose opinion on a proposed end is missing, since silence is no agreement (8 §). After
 * its day all officers of the party and the lead persons of the labour authority are told again and again,
 * and repeating a run is safe. Answers where the next batch begins, or undefined when this was the last.
 */
export async function remindOfEndOpinions(
  tx: WriteTx,
  after: CustomershipId | undefined,
): Promise<{ readonly counts: JobCounts; readonly next: CustomershipId | undefined }> {
  const files = await listProposed(tx, after)
  let sent = 0
  for (const file of files) {
    const moment = reminderMoment(file.answerBy, tx.context.calendar, reminders.endOpinion)
    if (moment === undefined) continue
    const silent = await listSilent(tx, file)
    for (const each of silent) sent += await remind(tx, file, moment, each)
    if (moment.overdue && silent.length > 0) sent += await tellLeaders(tx, file)
  }
  return {
    counts: { files: files.length, sent },
    next: files.length === batch ? files.at(-1)?.id : undefined,
  }
}

async function listProposed(tx: WriteTx, after: CustomershipId | undefined): Promise<Proposed[]> {
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      labourAuthority: customership.labourAuthority,
      proposal: customership.proposal,
      answerBy: endProposal.answerBy,
    })
    .from(customership)
    .innerJoin(
      endProposal,
      and(eq(endProposal.customership, customership.id), eq(endProposal.number, customership.proposal)),
    )
    .where(
      and(
        eq(customership.state, 'endProposed'),
        after === undefined ? undefined : gt(customership.id, after),
      ),
    )
    .orderBy(asc(customership.id))
    .limit(batch)
  return z.array(proposed).parse(rows)
}

async function listSilent(tx: WriteTx, { id, proposal }: Proposed): Promise<PartyOfficers[]> {
  const given = await tx.drizzle
    .select({ organisation: endOpinion.organisation })
    .from(endOpinion)
    .where(and(eq(endOpinion.customership, id), eq(endOpinion.proposal, proposal)))
  const answered = new Set(given.map(({ organisation }) => organisation))
  const parties = await listOfficersToTell(tx, id)
  return parties.filter(({ organisation }) => !answered.has(organisation))
}

/** Before the day its responsible officers, or whoever may take the file; after it everybody of the party. */
async function remind(
  tx: WriteTx,
  { id, proposal, answerBy }: Proposed,
  { overdue, once }: ReminderMoment,
  { organisation, taken, responsible, substitutes }: PartyOfficers,
): Promise<number> {
  const usual = responsible.length > 0 ? responsible : substitutes
  const recipients: readonly PersonId[] = overdue ? [...new Set([...responsible, ...substitutes])] : usual
  const kind = overdue ? 'endOpinionOverdue' : taken ? 'endOpinionDue' : 'endAwaitsTaking'
  return tell(tx, recipients, {
    organisation,
    kind,
    customership: id,
    dueOn: answerBy,
    onceKey: `${id}:${proposal}:${once}`,
  })
}

/** Lead persons see in a list of numbers how many opinions are late and of which party; no file is named. */
async function tellLeaders(tx: WriteTx, { labourAuthority }: Proposed): Promise<number> {
  const { calendar } = tx.context
  const week = Math.floor(
    daysBetween(plainDate.parse('2025-01-01'), calendar) / reminders.endOpinion.daysBetweenWhenOverdue,
  )
  const leaders = await listWhoMay(tx, {
    operation: 'customership.countLateOpinions',
    reach: 'ownOrganisation',
    authority: labourAuthority,
  })
  return tell(
    tx,
    leaders.map(({ person }) => person),
    { organisation: labourAuthority, kind: 'endOpinionsLate', onceKey: `week-${week}` },
  )
}

async function tell(
  tx: WriteTx,
  recipients: readonly PersonId[],
  notice: Omit<Notice, 'recipient'>,
): Promise<number> {
  let sent = 0
  for (const recipient of recipients) if (await notify(tx, { ...notice, recipient })) sent += 1
  return sent
}
