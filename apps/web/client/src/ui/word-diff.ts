/** A stretch of a text that is in both versions, only in the older, or only in the newer. */
export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Texts with more pairs of words than this are not compared word by word. */
const mostPairs = 4_000_000

/** What has changed from one text to another, word by word. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  const from = wordsOf(before)
  const to = wordsOf(after)
  const begin = sharedStart(from, to)
  const end = sharedStart(from.slice(begin).reverse(), to.slice(begin).reverse())
  const middle = compare(from.slice(begin, from.length - end), to.slice(begin, to.length - end))
  return joined([
    ...from.slice(0, begin).map((text) => ({ kind: 'same', text }) as const),
    ...middle,
    ...from.slice(from.length - end).map((text) => ({ kind: 'same', text }) as const),
  ])
}

/** How many words were taken away and how many came. */
export function countWords(stretches: readonly Stretch[]): {
  readonly removed: number
  readonly added: number
} {
  const count = (kind: Stretch['kind']) =>
    stretches
      .filter((stretch) => stretch.kind === kind)
      .reduce((sum, { text }) => sum + text.split(/\s+/).filter((word) => word !== '').length, 0)
  return { removed: count('removed'), added: count('added') }
}

/** Words, the blanks between them and the marks after them, each by itself. */
const wordsOf = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{N}]+(?:[.,:-][\p{L}\p{N}]+)*|[^\s]/gu) ?? []

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, place) => word !== other[place])
  return differs === -1 ? Math.min(one.length, other.length) : Math.min(differs, other.length)
}

/** The longest words in common, in order; the rest was removed or added. */
function compare(from: readonly string[], to: readonly string[]): readonly Stretch[] {
  if (from.length * to.length > mostPairs)
    return [
      { kind: 'removed', text: from.join('') },
      { kind: 'added', text: to.join('') },
    ]
  const common = commonLengths(from, to)
  const at = (i: number, j: number) => common[i]?.[j] ?? 0
  const found: Stretch[] = []
  let i = 0
  let j = 0
  while (i < from.length || j < to.length) {
    const [old, fresh] = [from[i], to[j]]
    if (old !== undefined && old === fresh) {
      found.push({ kind: 'same', text: old })
      i++
      j++
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push({ kind: 'removed', text: old })
      i++
    } else if (fresh !== undefined) {
      found.push({ kind: 'added', text: fresh })
      j++
    }
  }
  return found
}

function commonLengths(from: readonly string[], to: readonly string[]): readonly Uint16Array[] {
  const rows = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1))
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--) {
      const [row, below] = [rows[i], rows[i + 1]]
      if (row === undefined || below === undefined) continue
      row[j] = from[i] === to[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  return rows
}

/** Neighbours of one kind as one stretch; changes that only a blank parts are one change, removed first. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = []
  let removed = ''
  let added = ''
  const close = (): void => {
    if (removed !== '') found.push({ kind: 'removed', text: removed })
    if (added !== '') found.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  for (const [place, { kind, text }] of stretches.entries()) {
    const isBetween = (removed !== '' || added !== '') && /^\s+$/.test(text) && isChange(stretches[place + 1])
    if (kind === 'same' && !isBetween) {
      close()
      const last = found.at(-1)
      if (last?.kind === 'same') found[found.length - 1] = { kind, text: last.text + text }
      else found.push({ kind, text })
      continue
    }
    if (kind !== 'added') removed += text
    if (kind !== 'removed') added += text
  }
  close()
  return found
}

const isChange = (stretch: Stretch | undefined): boolean => stretch !== undefined && stretch.kind !== 'same'
