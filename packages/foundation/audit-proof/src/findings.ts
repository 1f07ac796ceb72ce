/** Something about the head of a log that must not be believed. */
export type HeadFinding =
  /** No signature of the log's key holds, or that of a known key (`failed`, by name) does not. */
  | { readonly code: 'checkpoint-not-signed'; readonly failed: readonly string[] }
  /** Signed, but of a log that the policy does not name. */
  | { readonly code: 'checkpoint-of-another-log' }
  | { readonly code: 'too-few-witnesses'; readonly cosigned: readonly string[]; readonly needed: number }

/** Something about what the agency says of the lines. */
export type StatementFinding = {
  readonly code:
    | 'statement-not-signed'
    | 'statement-of-another-checkpoint'
    | 'statement-of-another-customership'
}

/**
 * Something about a line. `line` is the number that it has or should have, `place` where it stands in the
 * extract.
 */
export type LineFinding =
  | {
      readonly code:
        | 'line-altered'
        | 'line-of-another-file'
        | 'line-twice'
        | 'lines-out-of-order'
        | 'line-too-many'
      readonly line: number
      readonly place: number
    }
  /** The numbers from `line` to `last` are not there. */
  | { readonly code: 'line-missing'; readonly line: number; readonly last: number }

/** Something about the log's history since an earlier extract or checkpoint. */
export type HistoryFinding =
  | {
      readonly code: 'history-forked' | 'history-went-back'
      readonly earlierSize: number
      readonly size: number
    }
  | { readonly code: 'line-dropped-since' | 'line-changed-since'; readonly line: number }
  /** A statement of a restore is not the agency's. */
  | { readonly code: 'recovery-not-signed' }
  /** The earlier one says nothing: it is not valid itself, or speaks of something else. */
  | {
      readonly code: 'earlier-not-comparable'
      readonly why: 'not-valid' | 'another-log' | 'another-customership'
    }

/**
 * Why an extract is not valid. Nothing of the extract's texts is in it, only numbers and names of the policy.
 */
export type Finding = HeadFinding | StatementFinding | LineFinding | HistoryFinding
