import type { ReadTx } from '@tym/database'
import { type CustomershipId, customershipId, organisationId, type PlainDate, plainDate } from '@tym/kernel'
import { partyKind, planFloor } from '@tym/register'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { planDueOn, reviewDueOn } from './deadlines.ts'

const row = z.object({
  customership: customershipId,
  number: z.string(),
  started_on: plainDate,
  plan_in_force_on: plainDate.nullable(),
  last_review_on: plainDate.nullable(),
  kela_in_plan: z.boolean(),
  labour_authority: organisationId,
  safety: z.boolean(),
  untaken: z.array(organisationId),
  lacks: z.array(z.union([partyKind, z.enum(planFloor)])),
})
type Row = z.infer<typeof row>

/** A file that the caller works on: the time limit that runs in it, since when, and what its plan lacks. */
export interface OwnWork {
  readonly customership: CustomershipId
  readonly number: string
  /** Whether the person is under non-disclosure for safety. */
  readonly safety: boolean
  readonly kelaInPlan: boolean
  readonly labourAuthority: Row['labour_authority']
  readonly limit: 'plan' | 'review'
  readonly dueOn: PlainDate
  readonly since: PlainDate
  /** Parties that must take the file, and fields that must have an entry, before the plan is in force. */
  readonly lacks: Row['lacks']
  /** Which organisations these parties are. */
  readonly untaken: Row['untaken']
}

/**
 * The open files on whose team the caller is, in scope 'caseload', each with the limit of 4 or 6 § that runs
 * in it. Of their persons it says nothing.
 */
export async function listOwnWork(tx: ReadTx): Promise<readonly OwnWork[]> {
  const rows = await tx.drizzle.execute(
    sql`select customership, number, started_on, plan_in_force_on, last_review_on, kela_in_plan, labour_authority, safety, untaken, lacks
      from relation.own_work()`,
  )
  return z
    .array(row)
    .parse([...rows])
    .map(({ customership, number, safety, kela_in_plan, labour_authority, untaken, lacks, ...days }) => ({
      customership,
      number,
      safety,
      untaken,
      lacks,
      kelaInPlan: kela_in_plan,
      labourAuthority: labour_authority,
      ...limitOf(days),
    }))
}

function limitOf({
  started_on,
  plan_in_force_on,
  last_review_on,
}: Pick<Row, 'started_on' | 'plan_in_force_on' | 'last_review_on'>) {
  if (plan_in_force_on === null)
    return { limit: 'plan' as const, dueOn: planDueOn(started_on), since: started_on }
  const since = last_review_on ?? plan_in_force_on
  return { limit: 'review' as const, dueOn: reviewDueOn(since), since }
}
