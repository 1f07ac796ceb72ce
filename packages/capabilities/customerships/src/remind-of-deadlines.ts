import type { WriteTx } from '@tym/database'
import {
  type CustomershipId,
  customershipId,
  organisationId,
  type PlainDate,
  personId,
  plainDate,
} from '@tym/kernel'
import { type NotificationKind, notify } from '@tym/notifications/public'
import type { JobCounts } from '@tym/outbox'
import { type PartyKind, partyKind } from '@tym/register'
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { customershipState } from './customership.ts'
import { deadlinesOf } from './deadlines.ts'
import { reminderMoment } from './reminder-moment.ts'
import { caseTeamMember, customership, party } from './schema.ts'

const openFile = z.object({
  id: customershipId,
  state: customershipState,
  startedOn: plainDate,
  kelaInPlan: z.boolean(),
  planInForceOn: plainDate.nullable(),
  lastReviewOn: plainDate.nullable(),
})
export type OpenFile = z.infer<typeof openFile>

/** One kind of time limit: whose it is, when it ends, and as what it is told. */
export interface Limit {
  /** Which open files have it running. */
  readonly running: SQL | undefined
  readonly dueOn: (file: OpenFile) => PlainDate | null
  readonly concerns: (file: OpenFile, kind: PartyKind) => boolean
  readonly due: NotificationKind
  readonly overdue: NotificationKind
}

/** Files that one transaction goes through. A transaction may last five seconds. */
const batch = 500

/**
 * Tells the responsible officers of the open files after `after` about their time limit. Safe to repeat: each
 * moment of each limit is told once. Answers where the next batch begins, or undefined when this was the
 * last.
 */
export async function remindOfDeadlines(
  tx: WriteTx,
  limit: Limit,
  after: CustomershipId | undefined,
): Promise<{ readonly counts: JobCounts; readonly next: CustomershipId | undefined }> {
  const files = await listOpenFiles(tx, limit, after)
  const told = files.flatMap((file) => {
    const dueOn = limit.dueOn(file)
    const moment = dueOn === null ? undefined : reminderMoment(dueOn, tx.context.calendar)
    return dueOn === null || moment === undefined ? [] : [{ file, dueOn, moment }]
  })
  const officers = await listResponsible(
    tx,
    told.map(({ file }) => file.id),
  )
  let sent = 0
  for (const { file, dueOn, moment } of told) {
    for (const officer of officers.filter(
      (each) => each.customership === file.id && limit.concerns(file, each.kind),
    )) {
      const isNew = await notify(tx, {
        recipient: officer.person,
        organisation: officer.organisation,
        kind: moment.overdue ? limit.overdue : limit.due,
        customership: file.id,
        dueOn,
        onceKey: `${file.id}:${moment.once}`,
      })
      if (isNew) sent += 1
    }
  }
  return {
    counts: { files: files.length, sent },
    next: files.length === batch ? files.at(-1)?.id : undefined,
  }
}

async function listOpenFiles(
  tx: WriteTx,
  limit: Limit,
  after: CustomershipId | undefined,
): Promise<OpenFile[]> {
  const rows = await tx.drizzle
    .select({
      id: customership.id,
      state: customership.state,
      startedOn: customership.startedOn,
      kelaInPlan: customership.kelaInPlan,
      planInForceOn: customership.planInForceOn,
      lastReviewOn: customership.lastReviewOn,
    })
    .from(customership)
    .where(
      and(
        ne(customership.state, 'ended'),
        limit.running,
        after === undefined ? undefined : gt(customership.id, after),
      ),
    )
    .orderBy(asc(customership.id))
    .limit(batch)
  return z.array(openFile).parse(rows)
}

const responsibleOfficer = z.object({
  customership: customershipId,
  organisation: organisationId,
  person: personId,
  kind: partyKind,
})

/** The responsible officers of some customerships, with the kind of their party. */
export async function listResponsible(tx: WriteTx, ids: readonly CustomershipId[]) {
  if (ids.length === 0) return []
  const rows = await tx.drizzle
    .select({
      customership: caseTeamMember.customership,
      organisation: caseTeamMember.organisation,
      person: caseTeamMember.person,
      kind: party.kind,
    })
    .from(caseTeamMember)
    .innerJoin(
      party,
      and(
        eq(party.customership, caseTeamMember.customership),
        eq(party.organisation, caseTeamMember.organisation),
      ),
    )
    .where(
      and(
        inArray(caseTeamMember.customership, [...ids]),
        eq(caseTeamMember.responsible, true),
        isNull(caseTeamMember.removedAt),
      ),
    )
  return z.array(responsibleOfficer).parse(rows)
}

/** The plan that must exist within three months (4 §): all parties draw it up. */
export const planLimit: Limit = {
  running: isNull(customership.planInForceOn),
  dueOn: (file) => deadlinesOf(file).planDueOn,
  concerns: () => true,
  due: 'planDue',
  overdue: 'planOverdue',
}

/**
 * The review at least every three months (6 §): the labour authority sees to it, Kela when it is in the plan.
 */
export const reviewLimit: Limit = {
  running: isNotNull(customership.planInForceOn),
  dueOn: (file) => deadlinesOf(file).reviewDueOn,
  concerns: ({ kelaInPlan }, kind) => kind !== 'kela' || kelaInPlan,
  due: 'reviewDue',
  overdue: 'reviewOverdue',
}
