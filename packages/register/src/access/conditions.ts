import type { Condition } from './matrix-rows.ts'

/** The facts of a file that the conditions of the matrix need. */
export interface FileFacts {
  readonly kelaInPlan: boolean
}

/** Whether a condition of a cell holds on this file; one that only a request could fulfil does not. */
export function holds(condition: Condition | undefined, { kelaInPlan }: FileFacts): boolean {
  switch (condition) {
    case undefined:
    // What is withheld from the customer (1050/2018 34 §) is not stored here: there is nothing to leave out.
    case 'withholding':
      return true
    case 'kelaInPlan':
      return kelaInPlan
    case 'rightsRequest':
      return false
  }
  return condition satisfies never
}
