import { foldName } from '@tym/kernel'
import type { CustomershipKeys } from './customership-keys.ts'

// Nobility's particles are nobody's own: "af" and "von" would make strangers namesakes.
const particles = new Set(['af', 'av', 'da', 'de', 'del', 'der', 'di', 'du', 'la', 'le', 'van', 'von', 'zu'])

const hyphens = /[\p{Pd}\u2212]+/u

/**
 * The names that a family name is made of, as they are compared: "Mäki-Korhonen" is both, "von Essen" is one.
 * A particle or a single letter stands for nothing before a name, and is the name where it stands last: "Le",
 * "von Ö".
 */
function partsOf(familyName: string): string[] {
  const words = foldName(familyName).split(' ')
  return words
    .filter((word, at) => at === words.length - 1 || (Array.from(word).length > 1 && !particles.has(word)))
    .flatMap((word) => word.split(hyphens))
    .filter((part) => part !== '')
}

/**
 * A family name as keyed hashes, one for each name that it is made of: equal ones stand for equal names,
 * under the key of one file, and say nothing without it or in another file. The key is never in the
 * register's database.
 */
export function surnameMarks(keys: Pick<CustomershipKeys, 'digestOf'>, familyName: string): Buffer[] {
  return [...new Set(partsOf(familyName))].map((part) => keys.digestOf('surname', part))
}
