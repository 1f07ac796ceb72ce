import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import type { OrganisationKind, PartyKind } from './organisation-kinds.ts'
import { text } from './text.ts'

export const roleId = z.enum([
  'employmentSpecialist',
  'socialWorker',
  'socialCounsellor',
  'nurse',
  'workAbilitySpecialist',
  'leadPerson',
  'steeringMember',
  'accessOfficer',
  'kehaGrantor',
  'kehaOperator',
  'registrar',
  'customer',
  'providerCoach',
  'youthCoordinator',
  'partySystem',
])
export type RoleId = z.infer<typeof roleId>
export const roleIds: readonly RoleId[] = roleId.options

export type RoleKind = 'person' | 'system' | 'customer'

export interface RoleDeclaration {
  /** Id in the access matrix and in rule ids. */
  readonly id: string
  readonly title: LocalizedText
  readonly kind: RoleKind
  /** Who may employ the holder. A municipality employs people of a labour authority (12 § 4 mom.). */
  readonly employerKinds: readonly OrganisationKind[]
  /** For which kinds of authority, as storing organisation, the holder may act. */
  readonly authorityKinds: readonly OrganisationKind[]
  /** Whether the agency may grant a usage right for the role at all. */
  readonly grantable: boolean
  /** Whether the holder may open a file outside their own case team, with a written reason. */
  readonly breakGlass: boolean
}

interface CaseWork {
  readonly id: string
  readonly title: LocalizedText
  readonly party: PartyKind
  readonly employerKinds: readonly OrganisationKind[]
}

function caseWorkRole({ id, title, party, employerKinds }: CaseWork): RoleDeclaration {
  return {
    id,
    title,
    kind: 'person',
    employerKinds,
    authorityKinds: [party],
    grantable: true,
    breakGlass: true,
  }
}

function officeRole(
  id: string,
  title: LocalizedText,
  employerKinds: readonly OrganisationKind[],
  authorityKinds: readonly OrganisationKind[] = employerKinds,
): RoleDeclaration {
  return { id, title, kind: 'person', employerKinds, authorityKinds, grantable: true, breakGlass: false }
}

/** The roles of the network: R1-R14 of the access matrix, and the machine client of a party (S1). */
export const roles: Readonly<Record<RoleId, RoleDeclaration>> = {
  employmentSpecialist: caseWorkRole({
    id: 'R1',
    title: text('työllisyysasiantuntija', 'sysselsättningsexpert', 'employment specialist'),
    party: 'labourAuthority',
    employerKinds: ['labourAuthority', 'municipality'],
  }),
  socialWorker: caseWorkRole({
    id: 'R2',
    title: text('sosiaalityöntekijä', 'socialarbetare', 'social worker'),
    party: 'wellbeingCounty',
    employerKinds: ['wellbeingCounty'],
  }),
  socialCounsellor: caseWorkRole({
    id: 'R3',
    title: text('sosiaaliohjaaja', 'socialhandledare', 'social counsellor'),
    party: 'wellbeingCounty',
    employerKinds: ['wellbeingCounty'],
  }),
  nurse: caseWorkRole({
    id: 'R4',
    title: text(
      'terveydenhoitaja tai muu terveydenhuollon ammattihenkilö',
      'hälsovårdare eller annan yrkesutbildad person inom hälso- och sjukvården',
      'public health nurse or other health professional',
    ),
    party: 'wellbeingCounty',
    employerKinds: ['wellbeingCounty'],
  }),
  workAbilitySpecialist: caseWorkRole({
    id: 'R5',
    title: text('työkykyasiantuntija', 'expert på arbetsförmåga', 'work-ability specialist'),
    party: 'kela',
    employerKinds: ['kela'],
  }),
  leadPerson: officeRole(
    'R6',
    text('organisointia johtava henkilö', 'person som leder organiseringen', 'lead person'),
    ['labourAuthority', 'municipality'],
    ['labourAuthority'],
  ),
  steeringMember: officeRole(
    'R7',
    text('johtoryhmän jäsen', 'medlem av ledningsgruppen', 'member of the steering group'),
    ['labourAuthority', 'wellbeingCounty', 'kela'],
  ),
  accessOfficer: officeRole(
    'R8',
    text('käyttöoikeuksien hallinnoija', 'administratör av åtkomsträtter', 'access officer'),
    ['labourAuthority', 'wellbeingCounty', 'kela', 'municipality', 'keha'],
  ),
  kehaGrantor: officeRole(
    'R9',
    text('käyttöoikeuden myöntäjä', 'beviljare av åtkomsträtter', 'grantor of usage rights'),
    ['keha'],
  ),
  kehaOperator: officeRole('R10', text('järjestelmän ylläpitäjä', 'systemets driftansvariga', 'operator'), [
    'keha',
  ]),
  registrar: officeRole(
    'R11',
    text(
      'tietosuojavastaava tai rekisteriasioiden hoitaja',
      'dataskyddsombud eller den som sköter registerärenden',
      'data protection officer or registrar',
    ),
    ['labourAuthority', 'wellbeingCounty', 'kela', 'keha'],
  ),
  customer: {
    id: 'R12',
    title: text('asiakas tai edustaja', 'kund eller företrädare', 'customer or representative'),
    kind: 'customer',
    employerKinds: [],
    authorityKinds: [],
    grantable: false,
    breakGlass: false,
  },
  providerCoach: {
    id: 'R13',
    title: text(
      'palveluntuottajan valmentaja',
      'arbetstränare hos en serviceproducent',
      "service provider's coach",
    ),
    kind: 'person',
    employerKinds: ['recipient'],
    authorityKinds: [],
    grantable: false,
    breakGlass: false,
  },
  youthCoordinator: {
    id: 'R14',
    title: text('Ohjaamon yhteensovittaja', 'samordnare vid Navigatorn', 'coordinator of youth services'),
    kind: 'person',
    employerKinds: ['labourAuthority', 'municipality'],
    authorityKinds: [],
    grantable: false,
    breakGlass: false,
  },
  partySystem: {
    id: 'S1',
    title: text('viranomaisen järjestelmä', 'myndighetens system', "authority's system"),
    kind: 'system',
    employerKinds: ['labourAuthority', 'wellbeingCounty', 'kela'],
    authorityKinds: ['labourAuthority', 'wellbeingCounty', 'kela'],
    grantable: true,
    breakGlass: false,
  },
}

/** R1-R5: those who work with customers and may start, read and record under the matrix. */
export const caseWorkRoles: readonly RoleId[] = roleIds.filter((role) => roles[role].breakGlass)

export function isRoleId(value: unknown): value is RoleId {
  return typeof value === 'string' && Object.hasOwn(roles, value)
}

/** Whether someone employed by this kind of organisation may be granted the role (12 § 4 mom.). */
export function mayHold(role: RoleId, employer: OrganisationKind): boolean {
  return roles[role].grantable && roles[role].employerKinds.includes(employer)
}

/** Whether the holder of the role may store data in the name of this kind of authority. */
export function mayActFor(role: RoleId, authority: OrganisationKind): boolean {
  return roles[role].grantable && roles[role].authorityKinds.includes(authority)
}

/**
 * Whether an organisation's key may vouch for a certificate of the role: an employer for its own kinds of role,
 * the agency (12 §: it keeps the system) for customers who signed in by strong identification.
 */
export function mayVouch(role: RoleId, issuer: OrganisationKind): boolean {
  return role === 'customer' ? issuer === 'keha' : mayHold(role, issuer)
}
