import type { Checkpoint } from './checkpoint.ts'
import type { LineFinding } from './findings.ts'
import { bytesOf, type ExtractLine, type LogExtract, leafHashOfLine } from './log-extract.ts'
import { verifyInclusion } from './merkle.ts'

interface PlacedLine {
  readonly number: number
  readonly leafIndex: number
  /** Where it stands in the extract, from 1. */
  readonly place: number
}

/**
 * Whether the lines are in the tree of the head, all of this customership, each once, in order, and numbered
 * from 1 to `promised` without a gap (to the largest number where nobody has promised).
 */
export function verifyLines(
  { lines, customership }: LogExtract,
  head: Checkpoint,
  promised: number | undefined,
): LineFinding[] {
  const findings: LineFinding[] = []
  const own: PlacedLine[] = []
  lines.forEach((line, at) => {
    const { number } = line.entry.file
    const placed = { number, leafIndex: line.leafIndex, place: at + 1 }
    const isOwn = line.entry.file.customership === customership
    if (isOwn) own.push(placed)
    if (!isIncluded(line, head)) findings.push(about('line-altered', placed))
    else if (!isOwn) findings.push(about('line-of-another-file', placed))
  })
  const { once, twice } = separateTwice(own)
  const tooMany = once.filter(({ number }) => promised !== undefined && number > promised)
  return [
    ...findings,
    ...twice.map((line) => about('line-twice', line)),
    ...outOfOrder(once),
    ...tooMany.map((line) => about('line-too-many', line)),
    ...missing(once, promised),
  ]
}

function isIncluded(line: ExtractLine, { size, root }: Checkpoint): boolean {
  return verifyInclusion({
    index: line.leafIndex,
    size,
    leafHash: leafHashOfLine(line),
    root,
    proof: line.proof.map(bytesOf),
  })
}

/** A line is there twice when another before it has its number. */
function separateTwice(lines: readonly PlacedLine[]) {
  const numbers = new Set<number>()
  const once: PlacedLine[] = []
  const twice: PlacedLine[] = []
  for (const line of lines) {
    const list = numbers.has(line.number) ? twice : once
    list.push(line)
    numbers.add(line.number)
  }
  return { once, twice }
}

function outOfOrder(lines: readonly PlacedLine[]): LineFinding[] {
  return lines.flatMap((line, at) => {
    const before = lines[at - 1]
    const follows = before === undefined || (before.number < line.number && before.leafIndex < line.leafIndex)
    return follows ? [] : [about('lines-out-of-order', line)]
  })
}

/** The gaps, without counting through them: how many lines are promised may be an attacker's number. */
function missing(lines: readonly PlacedLine[], promised: number | undefined): LineFinding[] {
  const numbers = lines.map(({ number }) => number).sort((one, other) => one - other)
  const end = promised ?? numbers.at(-1) ?? 0
  const gaps: LineFinding[] = []
  let next = 1
  for (const number of [...numbers.filter((each) => each <= end), end + 1]) {
    if (number > next) gaps.push({ code: 'line-missing', line: next, last: number - 1 })
    next = number + 1
  }
  return gaps
}

function about(
  code: Exclude<LineFinding['code'], 'line-missing'>,
  { number, place }: PlacedLine,
): LineFinding {
  return { code, line: number, place }
}
