import { fromBase64, fromDecimal, sha256, toBase64 } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { NotWellFormed } from './not-well-formed.ts'
import { isKeyName } from './note-key.ts'

/** What the agency says of one customership's lines at one head of its log; a note that its key signs. */
export interface LinesStatement {
  /** Name of the key that signs it. */
  readonly keyName: string
  readonly head: Checkpoint
  /** `linesSubject` of the customership. */
  readonly subject: string
  /** How many lines of the customership the tree of the head has: they are numbered from 1 to this. */
  readonly lines: number
}

/** What a statement names a customership by, so that a statement alone tells nobody whose it is. */
export function linesSubject(customership: string): string {
  return Buffer.from(sha256('tym-lines-subject/1\n', customership)).toString('base64url')
}

/**
 * The text of the statement, ready to be signed. Its first line keeps it apart from whatever else the key
 * signs.
 */
export function formatLinesStatement({ keyName, head, subject, lines }: LinesStatement): string {
  const said = [
    `${keyName}/lines`,
    `origin ${head.origin}`,
    `size ${head.size}`,
    `root ${toBase64(head.root)}`,
    `subject ${subject}`,
    `lines ${lines}`,
  ]
  return `${said.join('\n')}\n`
}

const shape = /^(.+)\/lines\norigin (.+)\nsize ([0-9]+)\nroot (.+)\nsubject ([\w-]{43})\nlines ([0-9]+)\n$/u

/**
 * The statement that the text of a note says. Throws `NotWellFormed` unless it is what `formatLinesStatement`
 * writes.
 */
export function parseLinesStatement(text: string): LinesStatement {
  const [, keyName = '', origin = '', sizeText = '', rootText = '', subject = '', linesText = ''] =
    shape.exec(text) ?? []
  const [size, root, lines] = [fromDecimal(sizeText), fromBase64(rootText), fromDecimal(linesText)]
  if (!isKeyName(keyName) || size === undefined || root?.length !== 32 || lines === undefined) {
    throw new NotWellFormed('lines-statement', 'it does not say of which lines of which log it speaks')
  }
  return { keyName, head: { origin, size, root }, subject, lines }
}
