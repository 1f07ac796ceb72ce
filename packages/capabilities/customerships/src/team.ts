import type { ReadTx, WriteTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import {
  type AreaId,
  type CustomershipId,
  type OrganisationId,
  type PersonId,
  Problem,
  personId,
} from '@tym/kernel'
import { caseWorkRoles, type RoleId } from '@tym/register'
import { findLiveRight } from '@tym/usage-rights/public'
import { and, eq, isNull } from 'drizzle-orm'
import { isResponsible } from './queries.ts'
import { caseTeamMember, party } from './schema.ts'

/** An officer who may be on a case team: who, for which authority, and as what the usage right names them. */
export interface Colleague {
  readonly person: PersonId
  readonly authority: OrganisationId
  readonly name: string
  readonly title: string
  readonly role: RoleId
}

/**
 * The officer of an authority by their live usage right to work on customerships of the area. Throws
 * 'member-not-eligible' when there is none: nobody is on a team who could not enter the register.
 */
export async function getColleague(
  tx: ReadTx,
  {
    person,
    authority,
    area,
    role,
  }: Pick<Colleague, 'person' | 'authority'> & { readonly area: AreaId; readonly role?: RoleId },
): Promise<Colleague> {
  for (const candidate of role === undefined ? caseWorkRoles : [role]) {
    const right = await findLiveRight(tx, { holder: person, authority, area, role: candidate })
    if (right !== undefined)
      return { person, authority, name: right.name, title: right.title, role: candidate }
  }
  throw new Problem(
    'member-not-eligible',
    'The person holds no live right to work for the authority in the area.',
  )
}

/** The caller's own place on a team: the role of the certificate, the name of the usage right behind it. */
export async function getOwnPlace(
  tx: ReadTx,
  { person, authority, area, role }: StaffPrincipal,
): Promise<Colleague> {
  return getColleague(tx, { person, authority, area, role })
}

/**
 * Whoever changes the team of a party waits for this lock, so that two changes cannot leave it without an
 * officer.
 */
export async function lockOwnParty(
  tx: WriteTx,
  id: CustomershipId,
  authority: OrganisationId,
): Promise<void> {
  const [row] = await tx.drizzle
    .select({ kind: party.kind })
    .from(party)
    .where(and(eq(party.customership, id), eq(party.organisation, authority)))
    .for('update')
  if (row === undefined) throw new Problem('not-found', 'No such customership for this caller.')
}

/** A present member of the own party. Throws 'not-found', also for a member of another party. */
export async function getOwnMember(
  tx: WriteTx,
  id: CustomershipId,
  member: string,
  authority: OrganisationId,
) {
  const [row] = await tx.drizzle
    .select({ person: caseTeamMember.person, responsible: caseTeamMember.responsible })
    .from(caseTeamMember)
    .where(and(eq(caseTeamMember.id, member), ...presentOf(id, authority)))
  if (row === undefined) throw new Problem('not-found', 'The own party has no such member on this team.')
  return { ...row, person: personId.parse(row.person) }
}

/**
 * Throws 'not-permitted' unless the caller is a responsible officer: otherwise the one who is watched could
 * remove the watcher. A party that nobody answers for any more is taken, not claimed.
 */
export async function mustBeResponsible(
  tx: ReadTx,
  id: CustomershipId,
  by: Pick<Colleague, 'person' | 'authority'>,
): Promise<void> {
  if (!(await isResponsible(tx, id, by)))
    throw new Problem('not-permitted', 'Only a responsible officer of the party decides who answers for it.')
}

/** Throws 'last-responsible-officer' when nobody but this member answers for the party. */
export async function mustNotBeLastResponsible(
  tx: WriteTx,
  id: CustomershipId,
  member: string,
  authority: OrganisationId,
): Promise<void> {
  const responsible = await tx.drizzle
    .select({ id: caseTeamMember.id })
    .from(caseTeamMember)
    .where(and(eq(caseTeamMember.responsible, true), ...presentOf(id, authority)))
  if (responsible.every((other) => other.id === member))
    throw new Problem('last-responsible-officer', 'The party would have no responsible officer.')
}

function presentOf(id: CustomershipId, authority: OrganisationId) {
  return [
    eq(caseTeamMember.customership, id),
    eq(caseTeamMember.organisation, authority),
    isNull(caseTeamMember.removedAt),
  ]
}
