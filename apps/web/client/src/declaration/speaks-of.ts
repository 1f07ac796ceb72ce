/** The end of a longer word that bends with its case, number and person in Finnish and Swedish. */
const bending = /(?:nen|..)$/
const shortestStem = 5

/**
 * Whether a text has every word that somebody looks for, whatever the capitals and the marks above letters. A
 * longer word is found in another form: who looks for “tapaaminen” finds “tapaamisessa”.
 */
export function speaksOf(text: string, words: string): boolean {
  const within = folded(text)
  return folded(words)
    .split(/\s+/)
    .every((word) => within.includes(word) || within.includes(stemOf(word)))
}

function stemOf(word: string): string {
  return word.slice(0, Math.max(shortestStem, word.replace(bending, '').length))
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
