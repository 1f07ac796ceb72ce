export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts'
export { type Appended, appendLeaves, type TileWrite } from './append-leaves.ts'
export { canonical } from './canonical.ts'
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts'
export { commit, commitmentsOf, leafData, leafHashOf, type PerPart, partSalt } from './commitments.ts'
export { cosign } from './cosignature.ts'
export {
  type DeletionCertificate,
  formatDeletionCertificate,
  parseDeletionCertificate,
} from './deletion-certificate.ts'
export type { Finding, HeadFinding } from './findings.ts'
export {
  formatLinesStatement,
  type LinesStatement,
  linesSubject,
  parseLinesStatement,
} from './lines-statement.ts'
export { actorPart, actPart, filePart, type LogEntry, type PartName } from './log-entry.ts'
export { type ExtractLine, type LogExtract, logExtract, parseLogExtract } from './log-extract.ts'
export { emptyRoot, hashChildren, hashLeaf, verifyConsistency, verifyInclusion } from './merkle.ts'
export { NotWellFormed, type ProofFormat } from './not-well-formed.ts'
export {
  formatNote,
  formatSignature,
  isNoteText,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignature,
} from './note.ts'
export {
  formatVerifierKey,
  type NoteKey,
  noteKey,
  parseVerifierKey,
  rawPublicKey,
  type SignatureType,
  type SignBytes,
} from './note-key.ts'
export { formatPolicy, type Policy, parsePolicy } from './policy.ts'
export {
  formatRecoveryStatement,
  parseRecoveryStatement,
  type RecoveryStatement,
} from './recovery-statement.ts'
export {
  formatRemovalCertificate,
  parseRemovalCertificate,
  type RemovalCertificate,
} from './removal-certificate.ts'
export {
  isFrom,
  type NoteVerdict,
  signNote,
  type VerifiedSignature,
  verifyNote,
} from './sign-note.ts'
export { fullWidth, parseTilePath, type TileAddress, tilePath, tileWidth } from './tile-path.ts'
export { consistencyProof, inclusionProof, rootOf } from './tile-proofs.ts'
export type { TileReader } from './tile-tree.ts'
export { type Earlier, type Verdict, verifyExtract } from './verify-extract.ts'
export { type HeadVerdict, verifyHead } from './verify-head.ts'
