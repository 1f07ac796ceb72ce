import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import type { HeadFinding } from './findings.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { parseNote } from './note.ts'
import type { Policy } from './policy.ts'
import { verifyNote } from './sign-note.ts'

/** A head as a note says it. To be believed only when there are no findings. */
export interface HeadVerdict {
  /** Undefined when the note says none. */
  readonly head: Checkpoint | undefined
  /** Names of the policy's witnesses whose cosignatures hold. */
  readonly cosigned: readonly string[]
  readonly findings: readonly HeadFinding[]
}

/**
 * Verifies the note of a checkpoint, the attacker's text: signed by the log's key, of one of its logs,
 * cosigned by enough of the witnesses, and under no known key a signature that does not hold (C2SP
 * signed-note). Never throws.
 */
export function verifyHead(source: string, policy: Policy): HeadVerdict {
  const read = readHead(source)
  if (read === undefined)
    return { head: undefined, cosigned: [], findings: [{ code: 'checkpoint-not-signed', failed: [] }] }
  const { verified, failed } = verifyNote(read.note, [policy.log, ...policy.witnesses])
  const signed = verified.some(({ key }) => key === policy.log) && failed.length === 0
  const cosigned = verified.flatMap(({ key }) => (key === policy.log ? [] : [key.name]))
  const findings: HeadFinding[] = []
  if (!signed) findings.push({ code: 'checkpoint-not-signed', failed: failed.map(({ name }) => name) })
  if (!policy.origins.includes(read.head.origin)) findings.push({ code: 'checkpoint-of-another-log' })
  if (cosigned.length < policy.quorum)
    findings.push({ code: 'too-few-witnesses', cosigned, needed: policy.quorum })
  return { head: read.head, cosigned, findings }
}

function readHead(source: string) {
  try {
    const note = parseNote(source)
    return { note, head: parseCheckpoint(note.text) }
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}
