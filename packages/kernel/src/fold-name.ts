const apostrophes = /['’‘‛ʼʻ`´′]\s*/gu
/** What does not show: soft hyphens, joiners, marks of direction. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
/** The dot that remains of a Turkish İ in lower case. */
const dotAbove = /i\u0307/gu

/**
 * A name as names are compared, however it was typed: composed or decomposed, in capitals or not, with
 * whichever apostrophe, with or without what does not show. A Turkish ı and İ are an i, since in capitals
 * nobody can tell. Letters with marks stay their own: Mäki is not Maki. For comparing only, never for
 * showing.
 */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(invisible, '')
    .replaceAll(apostrophes, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll(dotAbove, 'i')
    .normalize('NFKC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
