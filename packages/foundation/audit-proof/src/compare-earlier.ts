import { equalBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { HistoryFinding } from './findings.ts'
import { type LogExtract, leafHashOfLine } from './log-extract.ts'

/**
 * What has become of the log since an earlier head, and of the lines of an earlier extract. Both heads and the earlier
 * lines are verified before. An extract carries no consistency proof: that a larger tree begins with the smaller one is
 * shown for the lines only, each in the same place with the same leaf.
 */
export function compareEarlier(
  earlier: { readonly head: Checkpoint; readonly extract: LogExtract | undefined },
  now: { readonly head: Checkpoint; readonly extract: LogExtract },
): HistoryFinding[] {
  if (earlier.head.origin !== now.head.origin) return [{ code: 'earlier-not-comparable', why: 'another-log' }]
  const sizes = { earlierSize: earlier.head.size, size: now.head.size }
  if (sizes.earlierSize > sizes.size) return [{ code: 'history-went-back', ...sizes }]
  const findings: HistoryFinding[] = []
  if (sizes.earlierSize === sizes.size && !equalBytes(earlier.head.root, now.head.root))
    findings.push({ code: 'history-forked', ...sizes })
  if (earlier.extract !== undefined) findings.push(...compareLines(earlier.extract, now.extract))
  return findings
}

function compareLines(earlier: LogExtract, now: LogExtract): HistoryFinding[] {
  const known = new Map(now.lines.map((line) => [line.entry.file.number, line]))
  return earlier.lines.flatMap((line): HistoryFinding[] => {
    const { number } = line.entry.file
    const today = known.get(number)
    if (today === undefined) return [{ code: 'line-dropped-since', line: number }]
    const isSame =
      today.leafIndex === line.leafIndex && equalBytes(leafHashOfLine(today), leafHashOfLine(line))
    return isSame ? [] : [{ code: 'line-changed-since', line: number }]
  })
}
