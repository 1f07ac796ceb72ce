import { type AddCheckpoint, consistencyProof, parseCheckpoint, parseNote } from '@tym/audit-proof'
import type { ReadTx } from '@tym/database'
import { findCheckpoint } from '../sealing/read-log.ts'
import { tileReader } from '../sealing/tiles.ts'
import type { Asked } from './asked.ts'
import type { KnownWitness } from './known-witnesses.ts'
import { findHeadToFollow } from './read-cosigned.ts'
import { submitCheckpoint } from './submit-checkpoint.ts'

/**
 * A head of the log with the proof from another size; `proof` is absent when the tree is not as large as
 * that.
 */
interface Next {
  readonly ours: string
  readonly size: number
  readonly origin: string
  readonly request?: AddCheckpoint
}

/** Reads the head to be cosigned next, and the proof that it goes on from the tree of `oldSize` leaves. */
async function readNext(tx: ReadTx, oldSize: number): Promise<Next | undefined> {
  const head = (await findHeadToFollow(tx, oldSize)) ?? (await findCheckpoint(tx))
  if (head === undefined) return undefined
  const { size, note: ours } = head
  const note = parseNote(ours)
  const { origin } = parseCheckpoint(note.text)
  if (oldSize > size) return { ours, size, origin }
  const proof = await consistencyProof(oldSize, size, tileReader(tx))
  return { ours, size, origin, request: { oldSize, proof, note } }
}

/**
 * Has the newest head cosigned, or the one that another witness has cosigned meanwhile. `known` is the size
 * that this witness cosigned last as far as is remembered here, if any; when it knows of another it is asked
 * once more, from there.
 */
export async function askWitness(
  witness: KnownWitness,
  known: number | undefined,
  read: <Result>(work: (tx: ReadTx) => Promise<Result>) => Promise<Result>,
): Promise<Asked> {
  let oldSize = known ?? 0
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const next = await read((tx) => readNext(tx, oldSize))
    if (next === undefined || (attempt === 0 && next.size === known)) return { kind: 'nothing-new' }
    const { origin, ours, size, request } = next
    if (request === undefined) return { kind: 'ahead', origin, ours, witnessSize: oldSize }
    const said = await submitCheckpoint(witness, request)
    switch (said.kind) {
      case 'silent':
        return said
      case 'cosigned':
        return { kind: 'cosigned', size, line: said.line }
      case 'unproven':
        return { kind: 'unproven', origin, ours, witnessSize: oldSize }
      case 'other-size':
        if (said.size === size && oldSize === size) return { kind: 'fork', origin, ours, witnessSize: size }
        if (said.size === oldSize) return { kind: 'silent', why: 'refuses the size that it names' }
        oldSize = said.size
        break
      default:
        return said satisfies never
    }
  }
  return { kind: 'silent', why: 'names one size after the other' }
}
