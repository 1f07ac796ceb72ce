export {
  type Actor,
  type AuditFacts,
  append,
  appendAll,
  type LogDeclaration,
  type LoggedEvent,
  type SubjectOf,
} from './append.ts'
export { type Cosigning, cosignTurn } from './cosigning/cosign-turn.ts'
export { type KnownWitness, witnessesFile } from './cosigning/known-witnesses.ts'
export { findHeadSince, type LogAlarm, listLogAlarms, withCosignatures } from './cosigning/read-cosigned.ts'
export { keepLogMonth } from './keep-log-month.ts'
export { dayOfLine, logOf, lookBack, type Stretch } from './look-back.ts'
export { type OpenRegister, openRegister } from './open-register.ts'
export { auditDetail, auditEntry } from './schema.ts'
export { forgetLeaves } from './sealing/forget-leaves.ts'
export type { LogSigner } from './sealing/log-signer.ts'
export { findCheckpoint, findTile, listRecoveries } from './sealing/read-log.ts'
export { type Sealing, sealTurn } from './sealing/seal-turn.ts'
export { countSealedLines, listSealedLines, type SealedLine } from './sealing/sealed-lines.ts'
export { tileReader } from './sealing/tiles.ts'
export type { HoldingSession } from './sealing/unsealed-lines.ts'
export { type SealingWatch, watchSealing } from './sealing/watch-sealing.ts'
export { auditColumns } from './stored-columns.ts'
