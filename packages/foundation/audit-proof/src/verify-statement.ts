import { equalBytes } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { StatementFinding } from './findings.ts'
import { type LinesStatement, linesSubject, parseLinesStatement } from './lines-statement.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { parseNote } from './note.ts'
import type { Policy } from './policy.ts'
import { verifyNote } from './sign-note.ts'

/**
 * How many lines the agency says that this customership has at this head, undefined when it does not say so
 * under the log's key. Everything but the policy may be an attacker's.
 */
export function verifyStatement(
  said: { readonly statement: string; readonly customership: string },
  head: Checkpoint | undefined,
  policy: Policy,
): { readonly lines: number | undefined; readonly findings: readonly StatementFinding[] } {
  const statement = readSigned(said.statement, policy)
  if (statement === undefined) return { lines: undefined, findings: [{ code: 'statement-not-signed' }] }
  const findings: StatementFinding[] = []
  if (head === undefined || !isSameHead(statement.head, head))
    findings.push({ code: 'statement-of-another-checkpoint' })
  if (statement.subject !== linesSubject(said.customership))
    findings.push({ code: 'statement-of-another-customership' })
  return { lines: findings.length === 0 ? statement.lines : undefined, findings }
}

function readSigned(source: string, { log }: Policy): LinesStatement | undefined {
  try {
    const note = parseNote(source)
    const statement = parseLinesStatement(note.text)
    const { verified, failed } = verifyNote(note, [log])
    return verified.length > 0 && failed.length === 0 && statement.keyName === log.name
      ? statement
      : undefined
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}

function isSameHead(one: Checkpoint, other: Checkpoint): boolean {
  return one.origin === other.origin && one.size === other.size && equalBytes(one.root, other.root)
}
