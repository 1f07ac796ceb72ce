import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'
import type { GroundId } from './grounds.ts'
import { caseWorkRoles, type RoleId } from './roles.ts'

export const purposeId = z.enum([
  'arrangeService',
  'dutyCover',
  'afterEnd',
  'safetyContact',
  'rightsRequest',
  'logInquiry',
  'overseeUse',
  'ownData',
  'administerRights',
  'maintainSystem',
  'followUp',
  'statistics',
])
export type PurposeId = z.infer<typeof purposeId>

/**
 * What data is used for. Only `content` purposes may open a customer's data, and only for the listed roles.
 */
export interface Purpose {
  readonly title: LocalizedText
  readonly ground: GroundId
  readonly content: boolean
  readonly roles: readonly RoleId[]
}

/** The purposes of 11 § and of the rights and duties around it. */
export const purposes: Readonly<Record<PurposeId, Purpose>> = {
  arrangeService: {
    title: text(
      'monialaisen tuen järjestäminen asiakkaalle',
      'ordnande av sektorsövergripande stöd för kunden',
      'arranging multidisciplinary support for the customer',
    ),
    ground: 'tym-15',
    content: true,
    roles: caseWorkRoles,
  },
  dutyCover: {
    title: text(
      'sijaistaminen tai päivystys tiimin ulkopuolelta',
      'vikariat eller jour utanför teamet',
      'cover or duty from outside the team',
    ),
    ground: 'tym-15',
    content: true,
    roles: caseWorkRoles,
  },
  afterEnd: {
    title: text(
      'päättyneen asiakkuuden tietojen käyttö perustellusta syystä',
      'användning av en avslutad kundrelations uppgifter av en motiverad anledning',
      'use of an ended customership for a stated reason',
    ),
    ground: 'tym-15',
    content: true,
    roles: caseWorkRoles,
  },
  safetyContact: {
    title: text(
      'yhteydenotto turvakiellon aikana',
      'kontakt under spärrmarkering',
      'contact under non-disclosure for safety',
    ),
    ground: 'tym-15',
    content: true,
    roles: caseWorkRoles,
  },
  rightsRequest: {
    title: text('rekisteröidyn pyyntö', 'den registrerades begäran', "data subject's request"),
    ground: 'gdpr-15',
    content: true,
    roles: ['registrar'],
  },
  logInquiry: {
    title: text('lokiselvitys', 'loggutredning', 'log inquiry'),
    ground: 'ima-17',
    content: true,
    roles: ['registrar'],
  },
  overseeUse: {
    title: text('käytön valvonta', 'tillsyn över användningen', 'watching over the use'),
    ground: 'ima-17',
    content: false,
    roles: ['supervisor', 'dataProtectionOfficer', 'registrar'],
  },
  ownData: {
    title: text('omat tiedot', 'egna uppgifter', 'own data'),
    ground: 'gdpr-15',
    content: true,
    roles: ['customer'],
  },
  administerRights: {
    title: text(
      'käyttöoikeuksien hallinta',
      'hantering av åtkomsträttigheter',
      'administration of user rights',
    ),
    ground: 'tym-12',
    content: false,
    roles: ['accessOfficer', 'kehaGrantor'],
  },
  maintainSystem: {
    title: text('järjestelmän ylläpito', 'drift av systemet', 'maintenance of the system'),
    ground: 'tym-13',
    content: false,
    roles: ['kehaOperator', 'partySystem'],
  },
  followUp: {
    title: text('toiminnan seuranta ja ohjaus', 'uppföljning och styrning', 'follow-up and steering'),
    ground: 'tym-11',
    content: false,
    roles: ['leadPerson', 'steeringMember'],
  },
  statistics: {
    title: text('tilastointi ja ennakointi', 'statistik och prognoser', 'statistics and forecasting'),
    ground: 'tym-11',
    content: false,
    roles: ['leadPerson', 'steeringMember'],
  },
}

/**
 * What the role's everyday use of a customer's file is for, whatever is done in it: this alone decides what a
 * line of the log says, except where an act has a purpose of its own (an inquiry into the log, a look after
 * the end). A reason from outside the team is cover or duty.
 */
export function ordinaryPurpose(role: RoleId, { outOfTeam = false } = {}): PurposeId {
  if (mayUseFor(role, 'ownData')) return 'ownData'
  if (outOfTeam && mayUseFor(role, 'dutyCover')) return 'dutyCover'
  return mayUseFor(role, 'rightsRequest') ? 'rightsRequest' : 'arrangeService'
}

/** Whether a role may open a customer's data for the purpose. */
export function mayUseFor(role: RoleId, purpose: PurposeId): boolean {
  return purposes[purpose].content && purposes[purpose].roles.includes(role)
}
