import { z } from 'zod'
import { fromBase64 } from './bytes.ts'
import { type CanonicalObject, canonical } from './canonical.ts'
import { commit, leafData } from './commitments.ts'
import { jsonOf } from './json-of.ts'
import { actorPart, actPart, filePart } from './log-entry.ts'
import { hashLeaf } from './merkle.ts'
import { NotWellFormed } from './not-well-formed.ts'

// Far beyond what a log has; without limits a file from a stranger could keep us busy for ever.
const [mostLines, longestPart, longestNote, longestProof] = [100_000, 100_000, 100_000, 63]

/** Exactly what 32 bytes are in base64, with no stray bits in the last character. */
const bytes32 = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)
const act = actPart.refine(canBeCommitted)
const actor = actorPart.refine(canBeCommitted)
const file = filePart.refine(canBeCommitted)
const place = { leafIndex: z.int().nonnegative(), proof: z.array(bytes32).max(longestProof) }

/** A line that is shown whole. */
const shownLine = z.strictObject({
  ...place,
  entry: z.strictObject({ act, actor, file }),
  salts: z.strictObject({ act: bytes32, actor: bytes32, file: bytes32 }),
})

/** A line that shows no person: of that part there is only the commitment, which cannot be tried out. */
const withheldLine = z.strictObject({
  ...place,
  entry: z.strictObject({ act, actor: z.null(), file }),
  salts: z.strictObject({ act: bytes32, file: bytes32 }),
  commitments: z.strictObject({ actor: bytes32 }),
})

/**
 * A line that is shown later (Act 1050/2018 34 §): it proves that it is there, of this customership and under
 * its number. Why and until when is the agency's word, which no proof covers.
 */
const delayedLine = z.strictObject({
  ...place,
  entry: z.strictObject({ act: z.null(), actor: z.null(), file }),
  salts: z.strictObject({ file: bytes32 }),
  commitments: z.strictObject({ act: bytes32, actor: bytes32 }),
  delayed: z.strictObject({ ground: z.string().max(100), until: z.iso.date() }),
})

const extractLine = z.union([shownLine, withheldLine, delayedLine])

/** One customership's lines of the log, with what is needed to verify them without asking anybody. */
export const logExtract = z.strictObject({
  format: z.literal('tym-log-extract/1'),
  customership: z.uuid().lowercase(),
  /** The note of the head that the proofs lead to. */
  checkpoint: z.string().max(longestNote),
  /** The note that says how many lines there are. */
  statement: z.string().max(longestNote),
  /** In the order of their numbers. */
  lines: z.array(extractLine).max(mostLines),
})

export type ExtractLine = z.infer<typeof extractLine>
export type LogExtract = z.infer<typeof logExtract>

/**
 * The extract that a file says: the attacker's. Nothing of it is verified, only its form. Throws
 * `NotWellFormed` with the place of what is wrong.
 */
export function parseLogExtract(source: string): LogExtract {
  const said = jsonOf(source)
  if (said === undefined) throw new NotWellFormed('log-extract', 'it is not JSON')
  const { success, data, error } = logExtract.safeParse(said)
  if (success) return data
  const at = error.issues[0]?.path.join('.') ?? ''
  throw new NotWellFormed('log-extract', at === '' ? 'it is no extract' : `${at} is not as it must be`)
}

/**
 * What must stand in the tree for a line: made from what the line shows, and the commitment to what it does
 * not.
 */
export function leafHashOfLine(line: ExtractLine): Uint8Array {
  const { entry, salts } = line
  return hashLeaf(leafData({ ...actOf(line), file: commit('file', bytesOf(salts.file), entry.file) }))
}

function actOf(line: ExtractLine): { readonly act: Uint8Array; readonly actor: Uint8Array } {
  if ('delayed' in line) return { act: bytesOf(line.commitments.act), actor: bytesOf(line.commitments.actor) }
  const act = commit('act', bytesOf(line.salts.act), line.entry.act)
  return 'commitments' in line
    ? { act, actor: bytesOf(line.commitments.actor) }
    : { act, actor: commit('actor', bytesOf(line.salts.actor), line.entry.actor) }
}

/** The bytes of a hash or salt that the schema has let through. */
export function bytesOf(text: string): Uint8Array {
  return fromBase64(text) ?? new Uint8Array()
}

/** Half a surrogate pair has no canonical form and would throw later. */
function canBeCommitted(part: CanonicalObject): boolean {
  try {
    return canonical(part).length <= longestPart
  } catch {
    return false
  }
}
