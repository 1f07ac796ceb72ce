import { parseNationalId } from '@tym/kernel'
import type { DemoPerson } from './life.ts'

/** Somebody of the demo area with where and how they live. Every name, street and number is invented. */
export interface Resident extends DemoPerson {
  readonly language: 'fi' | 'sv'
  readonly calledBy: string
  readonly address: { readonly street: string; readonly postalCode: string; readonly city: string }
  /** Named in Finnish, as the population information system and the officers name it. */
  readonly municipality: string
  readonly phone: string
}

const women = {
  fi: [
    'Aila Inkeri',
    'Hilkka Maria',
    'Jaana Kristiina',
    'Kirsi Anneli',
    'Leila Tuulikki',
    'Marja Susanna',
    'Niina Johanna',
    'Outi Kaarina',
    'Päivi Elisabet',
    'Raija Helena',
    'Sirpa Annikki',
    'Tarja Pauliina',
  ],
  sv: [
    'Åsa Margareta',
    'Birgitta Elisabet',
    'Camilla Sofia',
    'Ebba Kristina',
    'Gun Maria',
    'Linnea Josefina',
  ],
}
const men = {
  fi: [
    'Ahti Juhani',
    'Eino Tapani',
    'Hannu Kalevi',
    'Jari Petteri',
    'Kimmo Antero',
    'Lauri Oskari',
    'Marko Sakari',
    'Ossi Ilmari',
    'Pertti Olavi',
    'Risto Valtteri',
    'Tapio Mikael',
    'Veikko Armas',
  ],
  sv: ['Bo Henrik', 'Christer Mikael', 'Göran Erik', 'Jens Alexander', 'Kaj Olof', 'Sven Anders'],
}
/** Surnames that are words for what is made up: nobody could take them for a neighbour's. */
const surnames = {
  fi: [
    'Kuvitelma',
    'Luonnos',
    'Mallikas',
    'Sovitelma',
    'Tekaistu',
    'Vedos',
    'Olettamus',
    'Verrokki',
    'Ruutu',
    'Hahmotelma',
    'Jäljenne',
    'Kaavio',
    'Lomake',
    'Näytös',
    'Otanta',
    'Piirros',
    'Koelma',
    'Satunen',
    'Tarinoija',
    'Sepite',
  ],
  sv: [
    'Modell',
    'Påhitt',
    'Utkast',
    'Skiss',
    'Exempelman',
    'Mönster',
    'Provberg',
    'Fabelström',
    'Ritning',
    'Sagolund',
  ],
}
const streets = {
  fi: ['Mallikatu', 'Kokeilutie', 'Näytekuja', 'Luonnospolku', 'Esimerkinraitti', 'Kuvitelmantie'],
  sv: ['Provgatan', 'Mönstervägen', 'Skissgränden', 'Exempelstigen'],
}

const postalCodes: Readonly<Record<string, string>> = {
  Porvoo: '06100',
  Borgå: '06100',
  Loviisa: '07900',
  Lovisa: '07900',
  Askola: '07500',
  Pukkila: '07560',
  Lapinjärvi: '07800',
  Lappträsk: '07800',
  Myrskylä: '07600',
  Lahti: '15100',
  Hollola: '15870',
  Orimattila: '16300',
  Heinola: '18100',
  Sysmä: '19700',
  Hartola: '19600',
}

const finnishNames: Readonly<Record<string, string>> = {
  Borgå: 'Porvoo',
  Lovisa: 'Loviisa',
  Lappträsk: 'Lapinjärvi',
}

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const pick = <T>(from: readonly T[], number: number): T => {
  const found = from[number % from.length]
  if (found === undefined) throw new Error('there is nothing to pick from')
  return found
}

/** The n-th resident of a municipality, always the same one: born 1962 to 2004, with a code of 930 to 989. */
export function resident(n: number, city: string, language: 'fi' | 'sv' = 'fi'): Resident {
  const isWoman = n % 2 === 0
  const givenNames = pick((isWoman ? women : men)[language], Math.floor(n / 2))
  const familyName = pick(surnames[language], n * 7 + Math.floor(n / 20))
  const [day, month, year] = [1 + ((n * 11) % 28), 1 + ((n * 5) % 12), 1962 + ((n * 13) % 43)]
  const digits = [day, month, year % 100].map((part) => String(part).padStart(2, '0')).join('')
  const number = 930 + ((n * 3) % 30) * 2 + (isWoman ? 0 : 1)
  const check = checkCharacters[Number(`${digits}${number}`) % 31] ?? ''
  const { canonical, fictitious } = parseNationalId(`${digits}${year < 2000 ? '-' : 'A'}${number}${check}`)
  if (!fictitious) throw new Error("the identity code could be a real person's")
  return {
    nationalId: canonical,
    givenNames,
    familyName,
    language,
    calledBy: givenNames.split(' ')[0] ?? givenNames,
    address: {
      street: `${pick(streets[language], n)} ${1 + ((n * 3) % 40)}`,
      postalCode: postalCodes[city] ?? '06100',
      city,
    },
    municipality: finnishNames[city] ?? city,
    phone: `+358 40 000 ${String(1000 + n)}`,
  }
}
