import type { CustomershipKeys } from './customership-keys.ts'

// Nobility's particles are nobody's own: "af" and "von" would make strangers namesakes.
const particles = new Set(['af', 'av', 'da', 'de', 'del', 'der', 'di', 'du', 'la', 'le', 'van', 'von', 'zu'])

/** The names that a family name is made of, as they are compared: "Mäki-Korhonen" is both, "von Essen" is one. */
function partsOf(familyName: string): string[] {
  return familyName
    .normalize('NFC')
    .toLocaleLowerCase('fi')
    .split(/[\s\p{Pd}]+/u)
    .filter((part) => part.length > 1 && !particles.has(part))
}

/**
 * A family name as keyed hashes, one for each name that it is made of: equal ones stand for equal names, under the key of one
 * file, and say nothing without it or in another file. The key is never in the register's database.
 */
export function surnameMarks(keys: Pick<CustomershipKeys, 'digestOf'>, familyName: string): Buffer[] {
  return [...new Set(partsOf(familyName))].map((part) => keys.digestOf('surname', part))
}
