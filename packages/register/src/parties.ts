import type { LocalizedText } from '@tym/kernel'
import { text } from './text.ts'

/** On what data may be obtained from or disclosed to a party: nothing, consent, the statute, or no need to ask. */
export type Footing = 'none' | 'consent' | 'statute' | 'insideTheThree' | 'always'

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

/** Sources and recipients of the register, by stable id. */
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
    'none',
  ),
  employer: party(text('työnantaja', 'arbetsgivare', 'employer'), 'consent', 'consent', true),
  workTrialPlace: party(
    text('työkokeilupaikan järjestäjä', 'anordnare av arbetsprövning', 'work-trial place organiser'),
    'none',
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
    'none',
  ),
  employmentServices: party(
    text(
      'työllistymistä edistävien palvelujen järjestäjä',
      'anordnare av sysselsättningsfrämjande tjänster',
      'organiser of employment-promoting services',
    ),
    'consent',
    'none',
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
    'none',
  ),
  statutoryThirdParty: party(
    text(
      'muu taho, jonka yksilöity pyyntö nimeää lainkohdan',
      'annan instans vars specificerade begäran anger lagrummet',
      'another whose individual request names the section of law',
    ),
    'none',
    'statute',
  ),
} as const satisfies Readonly<Record<string, PartyDeclaration>>

export type PartyId = keyof typeof parties

export const partyIds: readonly PartyId[] = Object.keys(parties).filter(isPartyId)

export function isPartyId(value: unknown): value is PartyId {
  return typeof value === 'string' && Object.hasOwn(parties, value)
}

/**
 * Whether a party of this kind is entered into the registry of outside parties, by name: not the three authorities, which
 * are parties to the customership, nor persons, whom a consent names itself.
 */
export function isRegistrable(id: PartyId): boolean {
  const { source, recipient }: PartyDeclaration = parties[id]
  return (
    ![source, recipient].some((footing) => footing === 'insideTheThree' || footing === 'always') &&
    id !== 'namedPersons'
  )
}

/** Countries of the European Economic Area, by ISO 3166-1: data goes to no other (seeds: no transfer outside EU/EEA). */
export const eeaCountries: readonly string[] = [
  ...['AT', 'BE', 'BG', 'HR', 'CY', 'CZ', 'DK', 'EE', 'FI', 'FR', 'DE', 'GR', 'HU', 'IE', 'IT', 'LV'],
  ...['LT', 'LU', 'MT', 'NL', 'PL', 'PT', 'RO', 'SK', 'SI', 'ES', 'SE', 'IS', 'LI', 'NO'],
]
