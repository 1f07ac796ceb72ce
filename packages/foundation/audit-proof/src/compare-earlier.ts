import { equalBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { HistoryFinding } from './findings.ts'
import { type LogExtract, leafHashOfLine } from './log-extract.ts'
import type { RecoveryStatement } from './recovery-statement.ts'
import { sharedSize } from './verify-recoveries.ts'

/**
 * What has become of the log since. `lost`: lines of the earlier extract that a restore, as is stated, did
 * not bring back.
 */
export interface Since {
  readonly findings: readonly HistoryFinding[]
  readonly lost: number
}

/**
 * What has become of the log since an earlier head, and of the lines of an earlier extract. An extract
 * carries no consistency proof: that a larger tree begins with the smaller one is shown for the lines only,
 * each in the same place with the same leaf. NOT verified here: both heads, the earlier lines and the
 * statements, which the caller has verified before.
 */
export function compareEarlier(
  earlier: { readonly head: Checkpoint; readonly extract: LogExtract | undefined },
  now: { readonly head: Checkpoint; readonly extract: LogExtract },
  statements: readonly RecoveryStatement[],
): Since {
  const isSame = earlier.head.origin === now.head.origin
  const shared = isSame ? earlier.head.size : sharedSize(earlier.head.origin, now.head.origin, statements)
  if (shared === undefined) return only({ code: 'earlier-not-comparable', why: 'another-log' })
  const sizes = { earlierSize: Math.min(shared, earlier.head.size), size: now.head.size }
  if (sizes.earlierSize > sizes.size) return only({ code: 'history-went-back', ...sizes })
  const findings: HistoryFinding[] = []
  if (isSame && sizes.earlierSize === sizes.size && !equalBytes(earlier.head.root, now.head.root))
    findings.push({ code: 'history-forked', ...sizes })
  const lines = earlier.extract?.lines ?? []
  const kept = lines.filter(({ leafIndex }) => leafIndex < shared)
  return { findings: [...findings, ...compareLines(kept, now.extract)], lost: lines.length - kept.length }
}

const only = (finding: HistoryFinding): Since => ({ findings: [finding], lost: 0 })

function compareLines(earlier: LogExtract['lines'], now: LogExtract): HistoryFinding[] {
  const known = new Map(now.lines.map((line) => [line.entry.file.number, line]))
  return earlier.flatMap((line): HistoryFinding[] => {
    const { number } = line.entry.file
    const today = known.get(number)
    if (today === undefined) return [{ code: 'line-dropped-since', line: number }]
    const isSame =
      today.leafIndex === line.leafIndex && equalBytes(leafHashOfLine(today), leafHashOfLine(line))
    return isSame ? [] : [{ code: 'line-changed-since', line: number }]
  })
}
