const apostrophes = /['’‘‛ʼʻ`´′]\s*/gu
/** What does not show: soft hyphens, joiners, marks of direction. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu
/** The dot that remains of a Turkish İ in lower case: ı and İ are an i, since in capitals nobody can tell. */
const dotAbove = /i\u0307/gu

/**
 * A name as names are compared, and never shown, however it was typed: composed or decomposed, in capitals or
 * not, with whichever apostrophe, with or without what does not show. Letters with marks stay their own: Mäki
 * is not Maki.
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
