import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import type { OrganisationKind, PartyKind } from './organisation-kinds.ts'

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
  'supervisor',
  'dataProtectionOfficer',
  'agencyAnalyst',
  'representative',
  'partySystem',
])
export type RoleId = z.infer<typeof roleId>
export const roleIds: readonly RoleId[] = roleId.options

/** What a role is for: a person or a system of an authority, the customer, or who acts for the customer. */
export const roleKind = z.enum(['person', 'system', 'customer', 'representative'])
export type RoleKind = z.infer<typeof roleKind>

export interface RoleDeclaration {
  /** Id in the access matrix and in rule ids. */
  readonly id: string
  readonly title: LocalizedText
  readonly kind: RoleKind
  /** Who may employ the holder. A municipality employs people of a labour authority (12 § 4 mom.). */
  readonly employerKinds: readonly OrganisationKind[]
  /** For which kinds of authority, as storing organisation, the holder may act. */
  readonly authorityKinds: readonly OrganisationKind[]
  /** Whether the agency may grant a user right for the role at all. */
  readonly grantable: boolean
  /** Whether the holder may open a file outside their own case team, with a written reason. */
  readonly breakGlass: boolean
  /**
   * Whether the role is about the employer's own people, so that its holder acts in no other organisation's
   * name.
   */
  readonly ownEmployerOnly: boolean
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
    ownEmployerOnly: false,
  }
}

function officeRole(
  id: string,
  title: LocalizedText,
  employerKinds: readonly OrganisationKind[],
  authorityKinds: readonly OrganisationKind[] = employerKinds,
): RoleDeclaration {
  return {
    id,
    title,
    kind: 'person',
    employerKinds,
    authorityKinds,
    grantable: true,
    breakGlass: false,
    ownEmployerOnly: false,
  }
}

/** A role that nobody is granted: it is declared so that the matrix says what it may not. */
function withoutRight(
  id: string,
  title: LocalizedText,
  kind: RoleKind,
  employerKinds: readonly OrganisationKind[] = [],
): RoleDeclaration {
  return {
    id,
    title,
    kind,
    employerKinds,
    authorityKinds: [],
    grantable: false,
    breakGlass: false,
    ownEmployerOnly: false,
  }
}

const controllers = ['labourAuthority', 'wellbeingCounty', 'kela', 'keha'] as const

/** The roles of the network: R1-R18 of the access matrix, and the machine client of a party (S1). */
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
    ['labourAuthority', 'wellbeingCounty', 'kela', 'municipality'],
    ['labourAuthority', 'wellbeingCounty', 'kela'],
  ),
  accessOfficer: officeRole(
    'R8',
    text('käyttöoikeuksien hallinnoija', 'administratör av åtkomsträttigheter', 'access officer'),
    ['labourAuthority', 'wellbeingCounty', 'kela', 'municipality', 'keha'],
  ),
  kehaGrantor: officeRole(
    'R9',
    text('käyttöoikeuden myöntäjä', 'beviljare av åtkomsträttigheter', 'grantor of user rights'),
    ['keha'],
  ),
  kehaOperator: officeRole('R10', text('järjestelmän ylläpitäjä', 'systemdriftsansvarig', 'operator'), [
    'keha',
  ]),
  registrar: officeRole(
    'R11',
    text('rekisteriasioiden hoitaja', 'registerhandläggare', 'registrar'),
    [...controllers, 'municipality'],
    controllers,
  ),
  customer: withoutRight('R12', text('asiakas', 'kund', 'customer'), 'customer'),
  providerCoach: withoutRight(
    'R13',
    text('palveluntuottajan valmentaja', 'arbetstränare hos en serviceproducent', "service provider's coach"),
    'person',
    ['recipient'],
  ),
  youthCoordinator: withoutRight(
    'R14',
    text('Ohjaamon yhteensovittaja', 'samordnare vid Navigatorn', 'coordinator of youth services'),
    'person',
    ['labourAuthority', 'municipality'],
  ),
  supervisor: {
    ...officeRole('R15', text('käytön valvoja', 'övervakare av användningen', 'supervisor of data use'), [
      ...controllers,
      'municipality',
    ]),
    ownEmployerOnly: true,
  },
  dataProtectionOfficer: {
    ...officeRole(
      'R16',
      text('tietosuojavastaava', 'dataskyddsombud', 'data protection officer'),
      controllers,
    ),
    ownEmployerOnly: true,
  },
  agencyAnalyst: withoutRight(
    'R17',
    text('viraston analyytikko', 'ämbetsverkets analytiker', 'analyst at the agency'),
    'person',
    ['keha'],
  ),
  representative: withoutRight('R18', text('edustaja', 'företrädare', 'representative'), 'representative'),
  partySystem: {
    id: 'S1',
    title: text('viranomaisen järjestelmä', 'myndighetens system', "authority's system"),
    kind: 'system',
    employerKinds: ['labourAuthority', 'wellbeingCounty', 'kela'],
    authorityKinds: ['labourAuthority', 'wellbeingCounty', 'kela'],
    grantable: true,
    breakGlass: false,
    ownEmployerOnly: false,
  },
}

/** R1-R5: those who work with customers and may start, read and record under the matrix. */
export const caseWorkRoles: readonly RoleId[] = roleIds.filter((role) => roles[role].breakGlass)

/**
 * Roles that one person never holds together: whoever watches over the use is not watched, does not apply for
 * the rights of others and does not decide a person's requests; whoever advises decides nothing (GDPR 38(6));
 * whoever grants neither applies nor operates.
 */
export const barredPairs: readonly (readonly [RoleId, RoleId])[] = [
  ...[...caseWorkRoles, 'accessOfficer' as const, 'registrar' as const].map(
    (role) => ['supervisor', role] as const,
  ),
  ...roleIds
    .filter((role) => roles[role].kind === 'person' && role !== 'dataProtectionOfficer')
    .map((role) => ['dataProtectionOfficer', role] as const),
  ['kehaGrantor', 'accessOfficer'],
  ['kehaGrantor', 'kehaOperator'],
]

/** Whether one person may never hold both roles, of whichever employer. */
export function areBarred(one: RoleId, other: RoleId): boolean {
  return barredPairs.some((pair) => one !== other && pair.includes(one) && pair.includes(other))
}

/** The role of whoever signs in as a customer. */
export const customerRole: RoleId = 'customer'

/** Whether the role is the customer's own: it comes with the person, not with a user right. */
export function isCustomer(role: RoleId): boolean {
  return roles[role].kind === 'customer'
}

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
 * Whether an organisation's key may vouch for a certificate of the role: an employer for its own kinds of
 * role, the agency (12 §: it keeps the system) for customers who signed in by strong identification.
 */
export function mayVouch(role: RoleId, issuer: OrganisationKind): boolean {
  return isCustomer(role) ? issuer === 'keha' : mayHold(role, issuer)
}
