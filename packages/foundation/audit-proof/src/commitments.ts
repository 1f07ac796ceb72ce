import { createHmac } from 'node:crypto'
import { sha256 } from './bytes.ts'
import { canonical } from './canonical.ts'
import type { LogEntry, PartName } from './log-entry.ts'
import { hashLeaf } from './merkle.ts'

/** Something, 32 bytes each, for every part of an entry: salts or commitments. */
export type PerPart = Readonly<Record<PartName, Uint8Array>>

/**
 * The salt of a part, from the entry's own random salt (32 bytes): HMAC-SHA-256(salt, name), so that the salt
 * of one part, shown with it, tells nothing of the others. The `file` part of an entry that has a file takes
 * a random salt of its own, which dies with the file; only where `file` is null its salt is made here.
 */
export function partSalt(salt: Uint8Array, part: PartName): Uint8Array {
  return createHmac('sha256', salt).update(part).digest()
}

/**
 * The commitment to a part, 32 bytes: SHA-256("tym-log-part/1\n" ‖ name ‖ "\n" ‖ salt ‖ canonical JSON).
 * Without the salt nobody can try out what the part said; throws unless the salt has 32 bytes, as otherwise
 * two inputs could read the same.
 */
export function commit<Part extends PartName>(
  name: Part,
  salt: Uint8Array,
  part: LogEntry[Part],
): Uint8Array {
  if (salt.length !== 32) throw new RangeError('a salt has 32 bytes')
  return sha256(`tym-log-part/1\n${name}\n`, salt, canonical(part))
}

/** The commitments to all parts of an entry. */
export function commitmentsOf(entry: LogEntry, salts: PerPart): PerPart {
  return {
    act: commit('act', salts.act, entry.act),
    actor: commit('actor', salts.actor, entry.actor),
    file: commit('file', salts.file, entry.file),
  }
}

/** The data of a leaf: 0x01 ‖ act ‖ actor ‖ file, 97 bytes. */
export function leafData(commitments: PerPart): Uint8Array {
  return Buffer.concat([Uint8Array.of(1), commitments.act, commitments.actor, commitments.file])
}

/** What enters the tree for an entry: the leaf hash of its commitments. */
export function leafHashOf(entry: LogEntry, salts: PerPart): Uint8Array {
  return hashLeaf(leafData(commitmentsOf(entry, salts)))
}
