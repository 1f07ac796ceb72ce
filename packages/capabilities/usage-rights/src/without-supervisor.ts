import type { ReadTx, WriteTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { daySeconds, type OrganisationId, organisationId } from '@tym/kernel'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { mayPerform, roleIds } from '@tym/register'
import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { z } from 'zod'
import { usageRight } from './schema.ts'
import { tellAgencyMonthly } from './tell-agency-monthly.ts'

/** Whoever answers what is flagged of their own organisation's people. */
const answering = roleIds.filter((role) => mayPerform(role, 'accessFlag.answer'))

/**
 * Employers whose people hold a right today, and of whom nobody may answer what is flagged of them: until
 * they have a supervisor their flags go to the agency. For whoever sees all rights: the agency, and named
 * jobs.
 */
export async function listWithoutSupervisor(tx: ReadTx): Promise<readonly OrganisationId[]> {
  const { calendar } = tx.context
  const live = and(
    ...[eq(usageRight.state, 'granted'), lte(usageRight.validFrom, calendar)],
    gte(usageRight.validUntil, calendar),
  )
  const rows = await tx.drizzle
    .selectDistinct({ employer: usageRight.employer })
    .from(usageRight)
    .where(and(live, eq(usageRight.holderKind, 'person')))
    .orderBy(usageRight.employer)
  const supervised = await tx.drizzle
    .selectDistinct({ employer: usageRight.employer })
    .from(usageRight)
    .where(and(live, inArray(usageRight.role, [...answering])))
  const known = new Set(supervised.map(({ employer }) => employer))
  return rows.map(({ employer }) => organisationId.parse(employer)).filter((employer) => !known.has(employer))
}

export const listWithoutSupervisorEndpoint = readEndpoint({
  id: 'listEmployersWithoutSupervisor',
  method: 'GET',
  path: '/v1/employers-without-supervisor',
  tag: 'Usage rights',
  summary: {
    fi: 'Työnantajat, joilla ei ole käytön valvojaa',
    sv: 'Arbetsgivare som saknar övervakare av användningen',
    en: 'Employers without a supervisor of data use',
  },
  caller: ['person'],
  operation: 'usageRight.listUnstaffed',
  scope: 'organisation',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(z.strictObject({ employer: organisationId })) }),
  audit: { event: 'unstaffedParties.supervisorsListed', ground: 'ima-17' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({
    output: { items: (await listWithoutSupervisor(tx)).map((employer) => ({ employer })) },
    touched: [],
  }),
})

async function tellOfThem(tx: WriteTx): Promise<JobCounts> {
  const employers = await listWithoutSupervisor(tx)
  const sent = await tellAgencyMonthly(tx, 'employerWithoutSupervisor', employers)
  return { employers: employers.length, sent }
}

export const tellWithoutSupervisor: JobDefinition = defineJob({
  kind: 'tell-without-supervisor',
  payload: z.strictObject({}),
  everySeconds: daySeconds,
  run: (tx) => tellOfThem(tx),
})
