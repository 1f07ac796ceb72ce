import type { Checkpoint } from './checkpoint.ts'
import { compareEarlier, type Since } from './compare-earlier.ts'
import type { Finding, HistoryFinding } from './findings.ts'
import type { LogExtract } from './log-extract.ts'
import type { Policy } from './policy.ts'
import { verifyHead } from './verify-head.ts'
import { verifyLines } from './verify-lines.ts'
import { verifyRecoveries } from './verify-recoveries.ts'
import { verifyStatement } from './verify-statement.ts'

/** What is known of an extract. `valid` only when nothing was found. */
export type Verdict =
  | {
      readonly valid: true
      readonly lines: number
      /** How many leaves the log had. */
      readonly size: number
      /** The policy's witnesses that have seen this head. */
      readonly cosigned: readonly string[]
      /** Lines that prove that they are there, and are shown later. */
      readonly delayed: number
      /** Lines of the earlier extract that a restore did not bring back, as the agency has stated. */
      readonly lost: number
    }
  | { readonly valid: false; readonly findings: readonly Finding[] }

/** What was kept from before: an extract, or the note of a checkpoint. */
export type Earlier = LogExtract | string

/**
 * Whether the lines of an extract are whole and unaltered up to the head that it speaks of, offline and
 * without throwing. A valid verdict says that the agency cannot have taken out, changed or added a line of
 * this customership without the witnesses seeing another log than the reader does.
 *
 * NOT verified: what came after the head, for which ask for a later extract and give this one as `earlier`,
 * and across a restore the agency's statements of it, which `parseRecoveries` has let through.
 */
export function verifyExtract(
  extract: LogExtract,
  policy: Policy,
  { earlier, recoveries = [] }: { readonly earlier?: Earlier; readonly recoveries?: readonly string[] } = {},
): Verdict {
  const { head, cosigned, findings: headFindings } = verifyHead(extract.checkpoint, policy)
  const statement = verifyStatement(extract, head, policy)
  const findings: Finding[] = [...headFindings, ...statement.findings]
  if (head !== undefined) findings.push(...verifyLines(extract, head, statement.lines))
  const since =
    head === undefined || earlier === undefined
      ? { findings: [], lost: 0 }
      : sinceEarlier(earlier, { head, extract }, policy, recoveries)
  findings.push(...since.findings)
  if (head === undefined || findings.length > 0) return { valid: false, findings }
  const delayed = extract.lines.filter((line) => 'delayed' in line).length
  return { valid: true, lines: extract.lines.length, size: head.size, cosigned, delayed, lost: since.lost }
}

/** An earlier one is not asked for witnesses: the policy may have named them since. */
function sinceEarlier(
  earlier: Earlier,
  now: { readonly head: Checkpoint; readonly extract: LogExtract },
  policy: Policy,
  recoveries: readonly string[],
): Since {
  const lenient = { ...policy, quorum: 0 }
  const extract = typeof earlier === 'string' ? undefined : earlier
  const { head, findings } = verifyHead(typeof earlier === 'string' ? earlier : earlier.checkpoint, lenient)
  const isValid = findings.length === 0 && (extract === undefined || verifyExtract(extract, lenient).valid)
  if (head === undefined || !isValid) return only({ code: 'earlier-not-comparable', why: 'not-valid' })
  if (extract !== undefined && extract.customership !== now.extract.customership)
    return only({ code: 'earlier-not-comparable', why: 'another-customership' })
  const statements = verifyRecoveries(recoveries, policy)
  if (statements === undefined) return only({ code: 'recovery-not-signed' })
  return compareEarlier({ head, extract }, now, statements)
}

const only = (finding: HistoryFinding): Since => ({ findings: [finding], lost: 0 })
