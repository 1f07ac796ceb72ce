/**
 * How a witness can disagree. With `fork` it has cosigned another head of the same size, with `unproven` our
 * own proof does not convince it, with `ahead` it has cosigned a larger tree than there is here, so that
 * sealed lines are lost.
 */
export type Disagreement = 'fork' | 'unproven' | 'ahead'

/** What came of asking. */
export type Asked =
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'silent'; readonly why: string }
  | { readonly kind: 'cosigned'; readonly size: number; readonly line: string }
  | {
      readonly kind: Disagreement
      readonly origin: string
      /** Our head, and the size that the witness cosigned last. */
      readonly ours: string
      readonly witnessSize: number
    }
