import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'

/** The head of a log: so many leaves, this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Which log: `tym.example/log/1`. */
  readonly origin: string
  readonly size: number
  /** 32 bytes. */
  readonly root: Uint8Array
}

/**
 * The text of a checkpoint, ready to be signed: origin, size and root, a line each. We write no extension
 * lines.
 */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/**
 * The checkpoint that the text of a note says. Strict: no leading zeroes, canonical base64 of 32 bytes, and
 * no extension lines, since our log never writes any and nobody would check them. Throws `NotWellFormed`.
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', sizeLine = '', rootLine = '', end, ...more] = text.split('\n')
  const size = fromDecimal(sizeLine)
  const root = fromBase64(rootLine)
  if (origin === '') throw new NotWellFormed('checkpoint', 'the origin is empty')
  if (size === undefined) throw new NotWellFormed('checkpoint', 'the size is not a number in its only form')
  if (root?.length !== 32) throw new NotWellFormed('checkpoint', 'the root is not the base64 of 32 bytes')
  if (end !== '' || more.length > 0)
    throw new NotWellFormed('checkpoint', 'it has more or less than three lines')
  return { origin, size, root }
}
