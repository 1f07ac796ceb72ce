import type { Finding } from '../findings.ts'
import type { Policy } from '../policy.ts'
import type { Verdict } from '../verify-extract.ts'
import { sentenceOf } from './sentences.ts'

/** Enough to see what is wrong; a file with thousands of findings is wrong as a whole. */
const mostShown = 100

/** The verdict for a reader who knows nothing of trees and keys. */
export function reportOf(
  verdict: Verdict,
  policy: Policy,
  { compared }: { readonly compared: boolean },
): string {
  if (!verdict.valid) return refusal(verdict.findings)
  const { lines, size, cosigned, delayed, lost } = verdict
  const paragraphs = [
    `VALID: the extract has every line of this customership, ${lines} in all, unaltered and in order, as of entry ${size} of the log.`,
    witnessed(cosigned, policy),
    ...(delayed > 0
      ? [
          `${delayed} of them prove that they are there and do not say yet who did what: the platform shows them later, on a ground that stands beside them.`,
        ]
      : []),
    ...(compared && lost === 0
      ? ['Since the earlier file no line of it has been dropped or changed, and the log has not gone back.']
      : []),
    ...(lost > 0
      ? [
          `${lost} of its lines were lost when the database was restored, as the agency has stated and signed; keep the earlier file, which still proves them.`,
        ]
      : []),
    'It says nothing of what came later: keep this file, ask for a new extract another day, and verify that one with --earlier and this file.',
  ]
  return `${paragraphs.join('\n')}\n`
}

function witnessed(cosigned: readonly string[], { witnesses }: Policy): string {
  if (witnesses.length === 0)
    return 'No witness has seen it: the policy names none, so the agency alone answers for there being one log only.'
  const names = cosigned.length === 0 ? '' : `: ${cosigned.join(', ')}`
  return `Seen and cosigned by ${cosigned.length} of the ${witnesses.length} witnesses of the policy${names}.`
}

function refusal(findings: readonly Finding[]): string {
  const shown = findings.slice(0, mostShown).map((finding) => `${finding.code}: ${sentenceOf(finding)}`)
  const more = findings.length - shown.length
  const rest = more === 0 ? [] : [`and ${more} more.`]
  return `${[`NOT VALID: ${findings.length} found.`, ...shown, ...rest].join('\n')}\n`
}
