/** What of the formats of this package a text can fail to be. */
export type ProofFormat =
  | 'note'
  | 'signature-line'
  | 'verifier-key'
  | 'checkpoint'
  | 'add-checkpoint'
  | 'tile-path'
  | 'log-entry'
  | 'policy'
  | 'lines-statement'
  | 'log-extract'
  | 'deletion-certificate'
  | 'removal-certificate'
  | 'recovery-statement'

/**
 * Thrown by every parser of this package, and by nothing else in it: the text does not have the format. Says
 * which format and what is wrong in English for whoever operates the service; never repeats the text, which
 * is the attacker's.
 */
export class NotWellFormed extends Error {
  readonly format: ProofFormat

  constructor(format: ProofFormat, why: string) {
    super(`not a well-formed ${format}: ${why}`)
    this.name = 'NotWellFormed'
    this.format = format
  }
}
