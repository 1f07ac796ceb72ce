/** Letters at the end of a longer word that bend with its case, number and person in Finnish and Swedish. */
const bending = 3
const shortestStem = 5

/**
 * Whether a text has every word that somebody looks for. A longer word is also found in another form: who
 * looks for “tapaaminen” finds “tapaamisessa”.
 */
export function speaksOf(text: string, words: string): boolean {
  const within = text.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => within.includes(word) || within.includes(stemOf(word)))
}

function stemOf(word: string): string {
  return word.slice(0, Math.max(shortestStem, word.length - bending))
}
