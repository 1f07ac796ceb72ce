import { addDays, type Clock, newUsageRightId } from '@tym/kernel'
import {
  areas,
  type CastDuty,
  getStaff,
  machineClients,
  newcomer,
  type OrganisationSlug,
  organisations,
  staff,
} from '@tym/personas'
import { firstOfficerRoles } from '@tym/register'
import type postgres from 'postgres'
import { daysOfPast } from './days-of-past.ts'

const daysAhead = 300

/**
 * Gives the cast the rights that it is meant to hold, as if applied for by each employer's access officer and
 * granted by the agency, and plans the agency's signature on each. One that has run out is given again, as
 * when the calendar has been moved; the first officers' come from configuration, which the worker reads
 * itself; one that somebody ended in the demo is found ended at the next start.
 */
export async function grantCastRights(tx: postgres.TransactionSql, clock: Clock): Promise<void> {
  for (const { key, subject, name, organisation, duties } of staff) {
    if (key === newcomer) continue
    for (const duty of duties.filter(({ role }) => !firstOfficerRoles.includes(role))) {
      await grant(tx, clock, { holder: subject, kind: 'person', name, employer: organisation, duty })
    }
  }
  for (const { clientId, organisation, duty } of machineClients) {
    await grant(tx, clock, { holder: clientId, kind: 'system', name: clientId, employer: organisation, duty })
  }
}

async function grant(
  tx: postgres.TransactionSql,
  clock: Clock,
  right: {
    holder: string
    kind: 'person' | 'system'
    name: string
    employer: OrganisationSlug
    duty: CastDuty
  },
): Promise<void> {
  const { holder, kind, name, employer, duty } = right
  const authority = organisations[duty.authority].id
  const [instant, today] = [clock.instant(), clock.calendar()]
  const [known] = await tx`select 1 from usage_rights.usage_right
    where holder = ${holder} and role = ${duty.role} and authority = ${authority}
      and (state = 'ended' or valid_until >= ${today})`
  if (known !== undefined) return
  const id = newUsageRightId()
  const officer = getStaff(`${employerKey(employer)}-access`).subject
  const grantor = getStaff('keha-grantor').subject
  await tx`insert into usage_rights.usage_right (id, state, employer, authority, holder, holder_kind, holder_name, title, role,
      duty, area, valid_from, valid_until, inducted_on, undertaking_on, applied_by, applied_at, decided_by, decided_at)
    values (${id}, 'granted', ${organisations[employer].id}, ${authority}, ${holder}, ${kind}, ${name}, ${duty.title},
      ${duty.role}, ${duty.duty}, ${areas[duty.area].id}, ${addDays(today, -daysOfPast)}, ${addDays(today, daysAhead)},
      ${addDays(today, -daysOfPast)}, ${addDays(today, -daysOfPast)}, ${officer}, ${instant}, ${grantor}, ${instant})`
  await tx`insert into outbox.job (id, kind, payload, once_key, planned_at, run_at)
    values (${newUsageRightId()}, 'sign-grant-statement', ${tx.json({ usageRight: id, version: '1' })},
      ${`sign-grant-statement:${id}:1`}, ${instant}, ${instant})`
}

const employerKey = (slug: OrganisationSlug) => (slug === 'ita-uusimaa' ? 'county' : slug)
