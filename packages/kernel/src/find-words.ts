/** Something that a store holds, and where: a row, a key, a piece of a file, as text. */
export interface Held {
  readonly place: string
  readonly text: string
}

/** A word that was looked for, and where it stands. */
export interface FoundWord {
  readonly word: string
  readonly place: string
}

// An id; an id spelt in hexadecimal, as PostgreSQL shows binary content; a digest of 32 bytes; the number of
// a customership.
const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const digit = '(?:3[0-9]|6[1-6])'
const spelt = `${digit}{8}(?:2d${digit}{4}){3}2d${digit}{12}`
const word = new RegExp(`${id}|${spelt}|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|tym-[0-9]{4}-[0-9]{7,}`, 'g')

/**
 * Looks for words in everything that a store holds, in one pass however many they are: ids, digests of 32
 * bytes in hexadecimal and numbers of customerships, in lower case. Each place is named once for each word.
 */
export async function findWords(
  held: AsyncIterable<Held>,
  words: ReadonlySet<string>,
): Promise<readonly FoundWord[]> {
  const found = new Map<string, FoundWord>()
  for await (const { place, text } of held) {
    for (const [hit] of text.toLowerCase().matchAll(word)) {
      const read = hit.length === 72 ? Buffer.from(hit, 'hex').toString('latin1') : hit
      if (words.has(read)) found.set(`${read} ${place}`, { word: read, place })
    }
  }
  return [...found.values()]
}
