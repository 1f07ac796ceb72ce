import type { ReadTx } from '@tym/database'
import { addMonths, type OrganisationId, type PlainDate, Problem, type UsageRightId } from '@tym/kernel'
import { areaCovers, findOrganisation, mayActFor, type Organisation } from '@tym/organisations/public'
import { longestUsageRight, mayActFor as mayActForKind, mayHold, roles } from '@tym/register'
import { and, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm'
import type { Application } from './application.ts'
import { usageRight } from './schema.ts'

type Eligibility = Pick<Application, 'employer' | 'authority' | 'role' | 'area' | 'holderKind'>

/**
 * Verifies who may hold what: only those employed by a municipality, joint municipal authority, county or
 * Kela, or by the agency itself (12 § 4 mom.), in a role of that employer, in the name of an authority that
 * the employer may act for, in an area of that authority. It is checked when applying and again when
 * granting. Throws Problem.
 */
export async function verifyEligible(tx: ReadTx, right: Eligibility): Promise<void> {
  const { role, holderKind, area } = right
  const employer = await getOrganisation(tx, right.employer, '/employer')
  const authority = await getOrganisation(tx, right.authority, '/authority')
  const isProvider = employer.kind === 'recipient' || authority.kind === 'recipient'
  if (isProvider || !roles[role].grantable) {
    throw new Problem('grant-not-allowed', 'The employer or the role is not one that 12 § 4 allows.')
  }
  if (roles[role].kind !== holderKind) {
    throw new Problem('invalid-input', 'The role is not for this kind of holder.', '/holderKind')
  }
  if (!mayHold(role, employer.kind) || !mayActForKind(role, authority.kind)) {
    throw new Problem(
      'role-not-for-employer',
      'The role is not held with this employer or authority.',
      '/role',
    )
  }
  if (roles[role].ownEmployerOnly && employer.id !== authority.id) {
    throw new Problem('role-not-for-employer', "The role is about the employer's own people.", '/authority')
  }
  if (!(await mayActFor(tx, employer.id, authority.id))) {
    throw new Problem('unknown-organisation', 'The employer does not act for the authority.', '/authority')
  }
  if (!(await areaCovers(tx, area, authority.id))) {
    throw new Problem('invalid-input', 'The authority is not a party in the area.', '/area')
  }
}

async function getOrganisation(tx: ReadTx, id: OrganisationId, pointer: string): Promise<Organisation> {
  const found = await findOrganisation(tx, id)
  if (found === undefined) throw new Problem('unknown-organisation', 'No organisation has this id.', pointer)
  return found
}

/**
 * Verifies that the employee has been inducted and has undertaken secrecy, neither in the future, and answers
 * the two dates. Throws Problem.
 */
export function verifyPreparation(
  { inductedOn, undertakingOn }: Pick<Application, 'inductedOn' | 'undertakingOn'>,
  calendar: PlainDate,
): { readonly inductedOn: PlainDate; readonly undertakingOn: PlainDate } {
  if (inductedOn === undefined || inductedOn > calendar) {
    throw new Problem('induction-required', 'No induction has been recorded.', '/inductedOn')
  }
  if (undertakingOn === undefined || undertakingOn > calendar) {
    throw new Problem(
      'confidentiality-undertaking-required',
      'No confidentiality undertaking has been recorded.',
      '/undertakingOn',
    )
  }
  return { inductedOn, undertakingOn }
}

/**
 * Verifies that the period does not end before it begins, has not passed, and is no longer than one grant may
 * be. Throws Problem.
 */
export function verifyPeriod(
  { validFrom, validUntil }: Pick<Application, 'validFrom' | 'validUntil'>,
  calendar: PlainDate,
): void {
  const isOne = validFrom <= validUntil && validUntil >= calendar
  if (!isOne || validUntil > addMonths(validFrom, longestUsageRight.months)) {
    throw new Problem('period-invalid', 'The period is empty, past or too long.', '/validUntil')
  }
}

/**
 * Verifies that the person neither holds nor is applied for a role, of whichever employer, that nobody holds
 * together with this one. Two applications or grants of one person are checked one after the other. Throws
 * Problem 'roles-barred'.
 */
export async function verifyNotBarred(
  tx: ReadTx,
  { holder, role, validFrom, validUntil }: Pick<Application, 'holder' | 'role' | 'validFrom' | 'validUntil'>,
  { right = null, changes = null }: { right?: UsageRightId | null; changes?: UsageRightId | null } = {},
): Promise<void> {
  await tx.drizzle.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`usage-right:${holder}`}, 0))`)
  const [row] = await tx.drizzle.execute<{ barred: boolean }>(
    sql`select relation.is_barred(${holder}, ${role}, ${validFrom}, ${validUntil}, ${right}::uuid, ${changes}::uuid) as barred`,
  )
  if (row?.barred !== false)
    throw new Problem('roles-barred', 'The person has a role that bars this one.', '/role')
}

/**
 * Verifies that the holder has no other live right or application of the same kind for the same time. Two
 * applications at the same moment may both pass: the grantor sees both, and two equal rights open no more
 * than one.
 */
export async function verifyNoOther(
  tx: ReadTx,
  { holder, employer, authority, role, validFrom, validUntil }: Application,
  except?: UsageRightId,
): Promise<void> {
  const [other] = await tx.drizzle
    .select({ id: usageRight.id })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.holder, holder),
        eq(usageRight.employer, employer),
        eq(usageRight.authority, authority),
        eq(usageRight.role, role),
        inArray(usageRight.state, ['applied', 'granted']),
        lte(usageRight.validFrom, validUntil),
        gte(usageRight.validUntil, validFrom),
        except === undefined ? undefined : ne(usageRight.id, except),
      ),
    )
    .limit(1)
  if (other !== undefined)
    throw new Problem('usage-right-exists', 'The holder has such a right or application.')
}
