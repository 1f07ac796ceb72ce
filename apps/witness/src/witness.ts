import path from 'node:path'
import {
  cosign,
  formatNote,
  formatSignature,
  isFrom,
  type NoteKey,
  NotWellFormed,
  noteKey,
  parseAddCheckpoint,
  verifyNote,
} from '@tym/audit-proof'
import type { Clock } from '@tym/kernel'
import type { NoteSigningKey } from '@tym/signing'
import { type CosignedHeads, openCosignedHeads } from './cosigned-heads.ts'
import { type Conflict, type ConflictKind, type Evidence, openEvidence } from './evidence.ts'
import { judgeCheckpoint } from './judge-checkpoint.ts'
import type { KnownLogs } from './known-logs.ts'
import { oneAtATime } from './one-at-a-time.ts'

/** What a witness says to a checkpoint. `size` is what it cosigned last of that log. */
export type Answer =
  | { readonly kind: 'cosigned'; readonly line: string }
  | { readonly kind: 'malformed' | 'unknown-log' | 'not-signed' | 'unproven' }
  | { readonly kind: 'other-size' | 'fork'; readonly size: number }

export interface Witness {
  readonly slug: string
  readonly key: NoteKey
  readonly heads: Pick<CosignedHeads, 'findByDigest' | 'list'>
  readonly evidence: Pick<Evidence, 'count' | 'list'>
  /**
   * Cosigns the checkpoint of a body (C2SP tlog-witness) when a known log signed it and its tree begins with
   * the one cosigned before. What is cosigned is on disk before this returns, and so is what speaks against a
   * log. Throws when neither can be kept, or the log's key cannot be learnt: then nothing was cosigned.
   */
  addCheckpoint(body: string): Promise<Answer>
}

type Request = ReturnType<typeof parseAddCheckpoint>

export async function openWitness(options: {
  readonly slug: string
  readonly name: string
  /** Its own: heads and evidence lie there. */
  readonly folder: string
  readonly signingKey: NoteSigningKey
  readonly logs: KnownLogs
  readonly clock: Clock
  /** Called for each pair of heads that was not kept before. */
  readonly onConflict: (kind: ConflictKind) => void
}): Promise<Witness> {
  const { slug, name, folder, signingKey, logs, clock, onConflict } = options
  const key = noteKey(name, 4, signingKey.publicKey)
  const heads = await openCosignedHeads(path.join(folder, 'heads'), key)
  const evidence = await openEvidence(path.join(folder, 'evidence'))
  const inTurn = oneAtATime()

  const addVerified = async (asked: Request): Promise<Answer> => {
    const head = await heads.find(asked.checkpoint.origin)
    const size = head?.checkpoint.size ?? 0
    const kind = judgeCheckpoint(head?.checkpoint, asked)
    switch (kind) {
      case 'malformed':
        return { kind }
      case 'other-size':
        return { kind, size }
      case 'fork':
      case 'unproven': {
        const conflict: Conflict = {
          kind,
          at: clock.instant().toISOString(),
          origin: asked.checkpoint.origin,
          cosigned: head === undefined ? null : formatNote(head.note),
          shown: formatNote(asked.note),
        }
        if ((await evidence.keep(conflict)) !== 'known') onConflict(kind)
        return kind === 'fork' ? { kind, size } : { kind }
      }
      case 'goes-on':
      case 'same': {
        const { text, signatures } = asked.note
        const line = await cosign({ checkpointText: text, key, at: clock.instant(), sign: signingKey.sign })
        // A crash here has told nobody; one after the writing leaves a head that the log learns the size of.
        if (kind === 'goes-on') await heads.keep({ text, signatures: [...signatures, line] })
        return { kind: 'cosigned', line: formatSignature(line) }
      }
      default:
        return kind satisfies never
    }
  }

  return {
    slug,
    key,
    heads,
    evidence,
    addCheckpoint: async (body) => {
      const asked = parseBody(body)
      if (asked === undefined) return { kind: 'malformed' }
      const { origin } = asked.checkpoint
      const logKeys = await logs.findKeys(origin)
      if (logKeys === undefined) return { kind: 'unknown-log' }
      const { verified, failed } = verifyNote(asked.note, logKeys)
      if (verified.length === 0 || failed.length > 0) return { kind: 'not-signed' }
      // Lines of keys that nobody here knows are not kept: anybody could add them.
      const signatures = asked.note.signatures.filter((line) => logKeys.some((known) => isFrom(line, known)))
      const note = { text: asked.note.text, signatures }
      return await inTurn(origin, () => addVerified({ ...asked, note }))
    },
  }
}

function parseBody(body: string): Request | undefined {
  try {
    return parseAddCheckpoint(body)
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}
