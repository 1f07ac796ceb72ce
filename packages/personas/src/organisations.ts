import { type LocalizedText, type OrganisationId, organisationId } from '@tym/kernel'
import type { OrganisationKind } from '@tym/register'

export type CastOrganisation = {
  readonly slug: OrganisationSlug
  readonly id: OrganisationId
  readonly kind: OrganisationKind
  readonly name: LocalizedText
}

export type OrganisationSlug =
  | 'porvoo'
  | 'loviisa'
  | 'ita-uusimaa'
  | 'kela'
  | 'keha'
  | 'lahti'
  | 'heinola'
  | 'paijat-hame'
  | 'saatio'

/** The organisations of the development area: real kinds and places, fictitious people. */
export const organisations: Readonly<Record<OrganisationSlug, CastOrganisation>> = {
  porvoo: organisation('porvoo', '101', 'labourAuthority', {
    fi: 'Porvoon työvoimaviranomainen',
    sv: 'Arbetskraftsmyndigheten i Borgå',
    en: 'Porvoo labour authority',
  }),
  loviisa: organisation('loviisa', '102', 'municipality', {
    fi: 'Loviisan kaupunki',
    sv: 'Lovisa stad',
    en: 'City of Loviisa',
  }),
  'ita-uusimaa': organisation('ita-uusimaa', '103', 'wellbeingCounty', {
    fi: 'Itä-Uudenmaan hyvinvointialue',
    sv: 'Östra Nylands välfärdsområde',
    en: 'Wellbeing services county of East Uusimaa',
  }),
  kela: organisation('kela', '104', 'kela', {
    fi: 'Kansaneläkelaitos',
    sv: 'Folkpensionsanstalten',
    en: 'Social Insurance Institution (Kela)',
  }),
  keha: organisation('keha', '105', 'keha', {
    fi: 'Työllisyys-, kehittämis- ja hallintokeskus',
    sv: 'Sysselsättnings-, utvecklings- och förvaltningscentret',
    en: 'Employment, development and administration centre',
  }),
  lahti: organisation('lahti', '106', 'labourAuthority', {
    fi: 'Lahden työvoimaviranomainen',
    sv: 'Arbetskraftsmyndigheten i Lahtis',
    en: 'Lahti labour authority',
  }),
  heinola: organisation('heinola', '107', 'labourAuthority', {
    fi: 'Heinolan seudun työvoimaviranomainen',
    sv: 'Arbetskraftsmyndigheten i Heinolaregionen',
    en: 'Heinola area labour authority',
  }),
  'paijat-hame': organisation('paijat-hame', '108', 'wellbeingCounty', {
    fi: 'Päijät-Hämeen hyvinvointialue',
    sv: 'Päijänne-Tavastlands välfärdsområde',
    en: 'Wellbeing services county of Päijät-Häme',
  }),
  saatio: organisation('saatio', '109', 'recipient', {
    fi: 'Itärannikon työvalmennussäätiö',
    sv: 'Östkustens arbetsträningsstiftelse',
    en: 'East Coast work coaching foundation',
  }),
}

/** Who may act for whom besides itself: employer, and the authority whose officer its employee may be. */
export const actingFor: readonly {
  readonly employer: OrganisationSlug
  readonly authority: OrganisationSlug
}[] = [{ employer: 'loviisa', authority: 'porvoo' }]

function organisation(
  slug: OrganisationSlug,
  number: string,
  kind: OrganisationKind,
  name: LocalizedText,
): CastOrganisation {
  return { slug, id: organisationId.parse(`0198f0a0-0000-7000-8000-000000000${number}`), kind, name }
}
