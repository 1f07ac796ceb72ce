import { fromBase64, fromDecimal, toBase64 } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isKeyName } from './note-key.ts'

/**
 * What the agency says of a restore: which log goes on under which name from which head, and what is known to
 * be lost.
 */
export interface RecoveryStatement {
  /** Name of the key that signs it. */
  readonly keyName: string
  /** The log as the backup had it; the new one begins with the same leaves. */
  readonly former: Checkpoint
  /** The largest head of the former log that witnesses had seen; undefined when none was asked. */
  readonly knownSize: number | undefined
  /** Under which name the log goes on. */
  readonly origin: string
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string
}

/**
 * The text of the statement, ready to be signed. Its first line keeps it apart from whatever else the key
 * signs.
 */
export function formatRecoveryStatement(statement: RecoveryStatement): string {
  const { keyName, former, knownSize, origin, at } = statement
  const said = [
    `${keyName}/recovery`,
    `former-origin ${former.origin}`,
    `size ${former.size}`,
    `root ${toBase64(former.root)}`,
    `known-size ${knownSize ?? 'unknown'}`,
    `origin ${origin}`,
    `at ${at}`,
  ]
  return `${said.join('\n')}\n`
}

const shape =
  /^(.+)\/recovery\nformer-origin (.+)\nsize ([0-9]+)\nroot (.+)\nknown-size ([0-9]+|unknown)\norigin (.+)\nat ([0-9-]{10}T[0-9:]{8}\.[0-9]{3}Z)\n$/u

/**
 * The statement that the text of a note says. Throws `NotWellFormed` unless it is what
 * `formatRecoveryStatement` writes.
 */
export function parseRecoveryStatement(text: string): RecoveryStatement {
  const [
    ,
    keyName = '',
    formerOrigin = '',
    sizeText = '',
    rootText = '',
    knownText = '',
    origin = '',
    at = '',
  ] = shape.exec(text) ?? []
  const [size, root, knownSize] = [fromDecimal(sizeText), fromBase64(rootText), fromDecimal(knownText)]
  const isKnown = knownText === 'unknown' || knownSize !== undefined
  if (!isKeyName(keyName) || size === undefined || root?.length !== 32 || !isKnown || origin === formerOrigin)
    throw new NotWellFormed('recovery-statement', 'it does not say which log goes on as which')
  return { keyName, former: { origin: formerOrigin, size, root }, knownSize, origin, at }
}
