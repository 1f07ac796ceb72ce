import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { text } from '../words/text.ts'

/**
 * On what data may be obtained from or disclosed to a party: an individualised consent, unless the law itself
 * lets it pass. No kind is shut out: the law's lists say "among others", and what may pass is said by each
 * consent.
 */
export type Footing = 'consent' | 'statute' | 'insideTheThree' | 'always'

/** Somebody whom data may come from (`source`) or go to (`recipient`). The list may grow ("among others"). */
export interface PartyDeclaration {
  readonly title: LocalizedText
  readonly source: Footing
  readonly recipient: Footing
  /** Health data goes only on individualised written consent (380/2023 116 and 118 §). */
  readonly healthInWriting: boolean
}

const party = (
  title: LocalizedText,
  source: Footing,
  recipient: Footing,
  healthInWriting = false,
): PartyDeclaration => ({ title, source, recipient, healthInWriting })

/**
 * Sources and recipients of the register that the declaration names, by stable id. The agency adds other
 * kinds.
 */
export const parties = {
  labourAuthority: party(
    text('työvoimaviranomainen', 'arbetskraftsmyndighet', 'labour authority'),
    'insideTheThree',
    'insideTheThree',
  ),
  wellbeingCounty: party(
    text('hyvinvointialue', 'välfärdsområde', 'wellbeing services county'),
    'insideTheThree',
    'insideTheThree',
  ),
  kela: party(text('Kela', 'FPA', 'Kela'), 'insideTheThree', 'insideTheThree'),
  customer: party(text('asiakas', 'kunden', 'the customer'), 'consent', 'always'),
  namedPersons: party(
    text('asiakkaan nimeämät henkilöt', 'personer som kunden uppgett', 'persons named by the customer'),
    'consent',
    'consent',
  ),
  employer: party(text('työnantaja', 'arbetsgivare', 'employer'), 'consent', 'consent', true),
  workTrialPlace: party(
    text('työkokeilupaikan järjestäjä', 'anordnare av arbetsprövning', 'work-trial place organiser'),
    'consent',
    'consent',
    true,
  ),
  rehabilitativeWork: party(
    text(
      'kuntouttavan työtoiminnan järjestäjä',
      'anordnare av arbetsverksamhet i rehabiliteringssyfte',
      'organiser of rehabilitative work',
    ),
    'consent',
    'consent',
    true,
  ),
  employmentServices: party(
    text(
      'työllistymistä edistävien palvelujen järjestäjä',
      'anordnare av sysselsättningsfrämjande tjänster',
      'organiser of employment-promoting services',
    ),
    'consent',
    'consent',
    true,
  ),
  rehabilitationInstitution: party(
    text('kuntoutuslaitos', 'rehabiliteringsanstalt', 'rehabilitation institution'),
    'consent',
    'consent',
  ),
  pensionInstitution: party(
    text('eläkelaitos', 'pensionsanstalt', 'pension institution'),
    'consent',
    'consent',
  ),
  healthProfessionals: party(
    text(
      'terveydenhuollon ammattihenkilöt',
      'yrkesutbildade personer inom hälso- och sjukvården',
      'health care professionals',
    ),
    'consent',
    'consent',
  ),
  substanceAbuseCare: party(
    text('päihdehuolto', 'missbrukarvård', 'substance-abuse care'),
    'consent',
    'consent',
  ),
  aClinic: party(text('A-klinikka', 'A-klinik', 'A-clinic'), 'consent', 'consent'),
  rehabilitationGroup: party(
    text(
      'kuntoutuksen asiakasyhteistyöryhmä',
      'klientsamarbetsgrupp för rehabilitering',
      'rehabilitation client cooperation group',
    ),
    'consent',
    'consent',
  ),
  pensionSecurityCentre: party(
    text(
      'Eläketurvakeskuksen työsuhderekisteri',
      'Pensionsskyddscentralens arbetsförhållanderegister',
      'employment register of the Finnish Centre for Pensions',
    ),
    'consent',
    'consent',
  ),
  schools: party(
    text(
      'oppilaitokset, opetusviranomaiset ja koulutuksen järjestäjät',
      'läroanstalter, undervisningsmyndigheter och utbildningsanordnare',
      'schools, education authorities and training organisers',
    ),
    'consent',
    'consent',
  ),
  prisonService: party(
    text('Rikosseuraamuslaitos', 'Brottspåföljdsmyndigheten', 'Prison and Probation Service'),
    'consent',
    'consent',
  ),
  serviceProvider: party(
    text('ostopalvelun tuottaja', 'producent av köpta tjänster', 'purchased-service provider'),
    'consent',
    'consent',
    true,
  ),
  populationRegister: party(
    text(
      'Digi- ja väestötietovirasto',
      'Myndigheten för digitalisering och befolkningsdata',
      'Digital and Population Data Services Agency',
    ),
    'statute',
    'consent',
  ),
  statutoryThirdParty: party(
    text('muu ulkopuolinen taho', 'annan utomstående instans', 'another outside party'),
    'consent',
    'consent',
  ),
} as const satisfies Readonly<Record<string, PartyDeclaration>>

export type PartyId = keyof typeof parties

export const partyIds: readonly PartyId[] = Object.keys(parties).filter(isPartyId)

export function isPartyId(value: unknown): value is PartyId {
  return typeof value === 'string' && Object.hasOwn(parties, value)
}

/**
 * A kind that the agency has added with two persons: consent both ways, health data in writing. Never the
 * code of a declared one.
 */
export const addedPartyKind = z
  .string()
  .regex(/^[a-z][A-Za-z]{1,40}$/)
  .refine((code) => !isPartyId(code))
  .brand<'AddedPartyKind'>()
export type AddedPartyKind = z.infer<typeof addedPartyKind>

/** Any kind of party: declared or added. */
export const partyKindId = z.union([z.string().refine(isPartyId), addedPartyKind])
export type PartyKindId = PartyId | AddedPartyKind

/** The kinds that the database knows from the declaration. */
export const registrableKinds = (): readonly { readonly kind: PartyId }[] =>
  partyIds.filter(isRegistrable).map((kind) => ({ kind }))

/**
 * Whether a party of this kind is entered into the registry of outside parties, by name: not the three
 * authorities, which are parties to the customership, nor persons, whom a consent names itself.
 */
export function isRegistrable(id: PartyId): boolean {
  const { source, recipient }: PartyDeclaration = parties[id]
  return (
    ![source, recipient].some((footing) => footing === 'insideTheThree' || footing === 'always') &&
    id !== 'namedPersons'
  )
}

/**
 * Countries of the European Economic Area, by ISO 3166-1: data goes to no other (seeds: no transfer outside
 * EU/EEA).
 */
export const eeaCountries: readonly string[] = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV'],
  ...['LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO'],
]
