import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { formatNote, type Note, parseNote } from './note.ts'

/** What a log sends to a witness (C2SP tlog-witness `POST /add-checkpoint`). */
export interface AddCheckpoint {
  /** Size of the checkpoint that the witness cosigned last; 0 when it has seen none. */
  readonly oldSize: number
  /** From `oldSize` to the checkpoint; at most 63 hashes. */
  readonly proof: readonly Uint8Array[]
  readonly note: Note
}

const longestProof = 63

/** The body of the request. */
export function formatAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  const lines = [`old ${oldSize}`, ...proof.map(toBase64)]
  return `${lines.join('\n')}\n\n${formatNote(note)}`
}

/**
 * The request that a body says, with its checkpoint parsed. The body is the attacker's: nothing of it is
 * verified here, neither signature nor proof nor that the old size is not larger. Throws `NotWellFormed`.
 */
export function parseAddCheckpoint(body: string): AddCheckpoint & { readonly checkpoint: Checkpoint } {
  const at = body.indexOf('\n\n')
  const [first = '', ...proofLines] = body.slice(0, Math.max(at, 0)).split('\n')
  const oldSize = first.startsWith('old ') ? fromDecimal(first.slice(4)) : undefined
  if (oldSize === undefined)
    throw new NotWellFormed('add-checkpoint', 'the first line is not "old" and a size')
  if (proofLines.length > longestProof) throw new NotWellFormed('add-checkpoint', 'the proof is too long')
  const note = parseNote(body.slice(at + 2))
  return { oldSize, proof: proofLines.map(parseHash), note, checkpoint: parseCheckpoint(note.text) }
}

function parseHash(line: string): Uint8Array {
  const hash = fromBase64(line)
  if (hash?.length !== 32)
    throw new NotWellFormed('add-checkpoint', 'a proof line is not the base64 of 32 bytes')
  return hash
}
