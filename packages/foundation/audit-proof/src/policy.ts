import { fromDecimal } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'
import {
  formatVerifierKey,
  isKeyName,
  type NoteKey,
  parseVerifierKey,
  type SignatureType,
} from './note-key.ts'

/** Whom somebody who verifies believes. It comes from elsewhere than what is verified. */
export interface Policy {
  /** The key of type 0x01 under which the agency signs the heads of its log and what it says of its lines. */
  readonly log: NoteKey
  /** The logs that this key may speak of, at least one. */
  readonly origins: readonly string[]
  /** Keys of type 0x04, each under a name of its own. */
  readonly witnesses: readonly NoteKey[]
  /** How many of the witnesses must have cosigned a head. */
  readonly quorum: number
}

/** The policy as it is published: a `log` line, `origin` and `witness` lines, a `quorum` line. */
export function formatPolicy({ log, origins, witnesses, quorum }: Policy): string {
  const lines = [
    `log ${formatVerifierKey(log)}`,
    ...origins.map((origin) => `origin ${origin}`),
    ...witnesses.map((witness) => `witness ${formatVerifierKey(witness)}`),
    `quorum ${quorum}`,
  ]
  return `${lines.join('\n')}\n`
}

type Draft = { -readonly [Name in keyof Policy]?: Policy[Name] }

/**
 * The policy that a text says; lines that begin with `#` and empty ones say nothing. Throws `NotWellFormed`
 * with the number of the line: nothing is overlooked, twice there or made up, since a policy that was read
 * loosely would believe whom nobody meant.
 */
export function parsePolicy(source: string): Policy {
  const draft: Draft = {}
  const lines = source.split('\n').map((line) => line.trim())
  lines.forEach((line, at) => {
    if (line !== '' && !line.startsWith('#')) readLine(draft, line, at + 1)
  })
  const { log, origins, witnesses = [], quorum } = draft
  if (log === undefined) throw wrong(lines.length, 'it ends without a log line')
  if (origins === undefined) throw wrong(lines.length, 'it ends without an origin line')
  if (quorum === undefined) throw wrong(lines.length, 'it ends without a quorum line')
  if (quorum > witnesses.length)
    throw wrong(lines.length, 'the quorum is larger than the number of witnesses')
  return { log, origins, witnesses, quorum }
}

function readLine(draft: Draft, line: string, at: number): void {
  const [word = '', value = '', ...more] = line.split(' ')
  if (more.length > 0) throw wrong(at, 'it is not a word, a space and a value')
  switch (word) {
    case 'log':
      if (draft.log !== undefined) throw wrong(at, 'there is a log line before')
      draft.log = readKey(value, 1, at)
      return
    case 'origin':
      draft.origins = [...(draft.origins ?? []), readOrigin(value, draft.origins ?? [], at)]
      return
    case 'witness':
      draft.witnesses = [...(draft.witnesses ?? []), readWitness(value, draft.witnesses ?? [], at)]
      return
    case 'quorum':
      if (draft.quorum !== undefined) throw wrong(at, 'there is a quorum line before')
      draft.quorum = readQuorum(value, at)
      return
    default:
      throw wrong(at, 'it begins with none of log, origin, witness and quorum')
  }
}

function readKey(value: string, type: SignatureType, at: number): NoteKey {
  const key = readVerifierKey(value, at)
  if (key.type !== type) throw wrong(at, `the key is not of type ${type}`)
  return key
}

function readVerifierKey(value: string, at: number): NoteKey {
  try {
    return parseVerifierKey(value)
  } catch (error) {
    if (error instanceof NotWellFormed) throw wrong(at, error.message)
    throw error
  }
}

function readOrigin(value: string, before: readonly string[], at: number): string {
  if (!isKeyName(value)) throw wrong(at, 'no log can have this origin')
  if (before.includes(value)) throw wrong(at, 'the origin was named before')
  return value
}

/** Two keys of one name would count as two who cosigned. */
function readWitness(value: string, before: readonly NoteKey[], at: number): NoteKey {
  const key = readKey(value, 4, at)
  if (before.some(({ name }) => name === key.name)) throw wrong(at, 'a witness of this name was named before')
  return key
}

function readQuorum(value: string, at: number): number {
  const quorum = fromDecimal(value)
  if (quorum === undefined) throw wrong(at, 'the quorum is not a number')
  return quorum
}

function wrong(line: number, why: string): NotWellFormed {
  return new NotWellFormed('policy', `line ${line}: ${why}`)
}
