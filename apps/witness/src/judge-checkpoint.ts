import { type AddCheckpoint, type Checkpoint, emptyRoot, verifyConsistency } from '@tym/audit-proof'

/**
 * What a signed checkpoint is against the one that was cosigned last: a `fork` has the same size and another
 * root, which proves that the log has two histories. `unproven` means that the proof does not show that it
 * goes on from there.
 */
export type Verdict = 'goes-on' | 'same' | 'malformed' | 'other-size' | 'fork' | 'unproven'

/**
 * Compares a request, whose signature has been verified, with the head that was cosigned last, if any was.
 */
export function judgeCheckpoint(
  cosigned: Checkpoint | undefined,
  { oldSize, proof, checkpoint }: AddCheckpoint & { readonly checkpoint: Checkpoint },
): Verdict {
  if (oldSize > checkpoint.size) return 'malformed'
  if ((oldSize === 0 || oldSize === checkpoint.size) && proof.length > 0) return 'malformed'
  const { size, root } = cosigned ?? { size: 0, root: emptyRoot() }
  const isSameRoot = Buffer.compare(root, checkpoint.root) === 0
  // Whatever size the sender thinks was cosigned last: these two heads cannot both be of one log.
  if (size === checkpoint.size && !isSameRoot) return 'fork'
  if (oldSize !== size) return 'other-size'
  if (cosigned !== undefined && size === checkpoint.size) return 'same'
  const claim = { oldSize: size, oldRoot: root, newSize: checkpoint.size, newRoot: checkpoint.root, proof }
  return verifyConsistency(claim) ? 'goes-on' : 'unproven'
}
