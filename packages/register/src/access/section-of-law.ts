import type { Language } from '@tym/kernel'
import { z } from 'zod'

/** A place in a Finnish act: number and year of the act, and as far in as was named. */
export interface SectionOfLaw {
  readonly act: string
  readonly chapter: string | undefined
  readonly section: string
  readonly subsection: string | undefined
  readonly item: string | undefined
  readonly subItem: string | undefined
}

const number = (most: number) => String.raw`([1-9]\d{0,${most - 1}}(?: ?[a-z])?)`
// Inflected and whole words as people write them: "2 §:n 1 momentin 3 kohdan a alakohta", "2 § 1 mom. 3
// punkten".
const form = new RegExp(
  [
    String.raw`^(?:laki |lain |lag |lagen )?\(?([1-9]\d{0,3}\/(?:17|18|19|20)\d\d)\)?`,
    String.raw`(?:,? ${number(3)} (?:luku|luvun|luk\.|kap\.|kapitlet))?`,
    `,? ${number(3)} §(?::n|:ssä|:ssa)?`,
    String.raw`(?:,? ([1-9]\d?) (?:mom\.?|momentti|momentin|moment|momentet))?`,
    String.raw`(?:,? ${number(3)} (?:kohta|kohdan|k\.|punkt|punkten|p\.))?`,
    String.raw`(?:,? ([a-z]) (?:alakohta|alakohdan|underpunkt|underpunkten))?\.?$`,
  ].join(''),
  'i',
)

/**
 * The one parser of a section of Finnish law, as it is written in Finnish or Swedish: act, chapter, section,
 * subsection, item. Undefined for anything else, also where more than one section is named: a ground is one
 * place in the law.
 */
export function parseSectionOfLaw(text: string): SectionOfLaw | undefined {
  const [whole, act, chapter, section, subsection, item, subItem] =
    form.exec(text.normalize('NFC').replace(/\s+/g, ' ').trim()) ?? []
  if (whole === undefined || act === undefined || section === undefined) return undefined
  return {
    act,
    section: spaced(section),
    subsection,
    chapter: spaced(chapter),
    item: spaced(item),
    subItem: subItem?.toLowerCase(),
  }
}

function spaced(number: string): string
function spaced(number: string | undefined): string | undefined
function spaced(number: string | undefined): string | undefined {
  return number?.toLowerCase().replace(/(\d) ?([a-z])/, '$1 $2')
}

const words = {
  fi: { chapter: 'luku', subsection: 'mom.', item: 'kohta', subItem: 'alakohta' },
  sv: { chapter: 'kap.', subsection: 'mom.', item: 'punkten', subItem: 'underpunkten' },
} as const

/** The place as Finnish law writes it in the language; in English in words. */
export function renderSectionOfLaw(place: SectionOfLaw, language: Language): string {
  const { act, chapter, section, subsection, item, subItem } = place
  if (language === 'en') {
    const inner = [subsection, item, subItem].map((part) => (part === undefined ? '' : `(${part})`)).join('')
    return `Act ${act}, ${chapter === undefined ? '' : `chapter ${chapter}, `}section ${section}${inner}`
  }
  const word = words[language]
  const part = (value: string | undefined, name: string) => (value === undefined ? [] : [`${value} ${name}`])
  return [
    act,
    ...part(chapter, word.chapter),
    `${section} §`,
    ...part(subsection, word.subsection),
    ...part(item, word.item),
    ...part(subItem, word.subItem),
  ].join(' ')
}

const canonical =
  /^[1-9]\d{0,3}\/(17|18|19|20)\d\d( [1-9]\d{0,2}( [a-z])? luku)? [1-9]\d{0,2}( [a-z])? §( [1-9]\d? mom\.)?( [1-9]\d{0,2}( [a-z])? kohta)?( [a-z] alakohta)?$/

/** A section of law in a request: taken as people write it, kept in the Finnish form. */
export const sectionOfLaw = z
  .string()
  .max(120)
  .overwrite((text) => {
    const place = parseSectionOfLaw(text)
    return place === undefined ? text : renderSectionOfLaw(place, 'fi')
  })
  .regex(canonical)
