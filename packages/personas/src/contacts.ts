import type { LocalizedText } from '@tym/kernel'
import { type OrganisationSlug, organisations } from './organisations.ts'

/** The joint controllers of the development area, with addresses that are nobody's. */
const controllers = {
  porvoo: place('Esimerkkikatu 1, Porvoo', 'Exempelgatan 1, Borgå'),
  'ita-uusimaa': place('Esimerkkitie 2, Porvoo', 'Exempelvägen 2, Borgå'),
  lahti: place('Mallikatu 3, Lahti', 'Modellgatan 3, Lahtis'),
  heinola: place('Mallitie 4, Heinola', 'Modellvägen 4, Heinola'),
  'paijat-hame': place('Mallipolku 5, Lahti', 'Modellstigen 5, Lahtis'),
  kela: place('Esimerkkiraitti 6, Porvoo', 'Exempelstråket 6, Borgå'),
  keha: place('Esimerkkikuja 7, Mikkeli', 'Exempelgränden 7, S:t Michel'),
} satisfies Partial<Record<OrganisationSlug, LocalizedText>>

/** What the web server of the development area is told of who answers for what, and where. */
export const contacts = {
  accessibility: 'saavutettavuus@keha.example',
  controllers: Object.entries(controllers).map(([key, where]) => {
    const { slug, kind, name } = getOrganisation(key)
    return {
      kind,
      name,
      place: where,
      email: `kirjaamo@${slug}.example`,
      dataProtectionOfficer: `tietosuoja@${slug}.example`,
    }
  }),
}

function place(fi: string, sv: string): LocalizedText {
  return { fi, sv, en: fi }
}

function getOrganisation(slug: string) {
  const found = Object.values(organisations).find((each) => each.slug === slug)
  if (found === undefined) throw new Error(`${slug} is no organisation of the cast`)
  return found
}
