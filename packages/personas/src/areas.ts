import { type AreaId, areaId, type LocalizedText } from '@tym/kernel'
import type { OrganisationSlug } from './organisations.ts'

export type AreaSlug = 'porvoo' | 'paijat-hame' | 'koko-maa'

export type CastArea = {
  readonly slug: AreaSlug
  readonly id: AreaId
  readonly name: LocalizedText
  /**
   * The authorities of the area; several labour authorities may share one county and one steering group (9
   * §).
   */
  readonly organisations: readonly OrganisationSlug[]
}

/** The cooperation areas, and the whole country for those whose duty is not tied to one. */
export const areas: Readonly<Record<AreaSlug, CastArea>> = {
  porvoo: {
    slug: 'porvoo',
    id: areaId.parse('0198f0a0-0000-7000-8000-000000000201'),
    name: { fi: 'Porvoon yhteistoiminta-alue', sv: 'Borgå samarbetsområde', en: 'Porvoo cooperation area' },
    organisations: ['porvoo', 'ita-uusimaa', 'kela'],
  },
  'paijat-hame': {
    slug: 'paijat-hame',
    id: areaId.parse('0198f0a0-0000-7000-8000-000000000202'),
    name: {
      fi: 'Päijät-Hämeen yhteistoiminta-alue',
      sv: 'Päijänne-Tavastlands samarbetsområde',
      en: 'Päijät-Häme cooperation area',
    },
    organisations: ['lahti', 'heinola', 'paijat-hame', 'kela'],
  },
  'koko-maa': {
    slug: 'koko-maa',
    id: areaId.parse('0198f0a0-0000-7000-8000-000000000203'),
    name: { fi: 'Koko maa', sv: 'Hela landet', en: 'Whole country' },
    organisations: ['keha'],
  },
}
