import { z } from 'zod'

/** One deletion of one file (poisto). It says nothing of whose file it was. */
export const deletionId = z.uuid().lowercase().brand<'DeletionId'>()
export type DeletionId = z.infer<typeof deletionId>

/**
 * `begun`: claimed, and continued by every run until its rows are erased; `erased`: nothing is left as far
 * as known; `residue`: a scan has found something, which is looked for again; `certified`: nothing was found,
 * and nobody can tell any more whose it was.
 */
export const deletionState = z.enum(['begun', 'erased', 'residue', 'certified'])
export type DeletionState = z.infer<typeof deletionState>

/**
 * On what a deletion rests: the time of keeping is over (12 §), or the file was opened in error and annulled
 * (GDPR 17(1)(d)).
 */
export type DeletionBasis = 'keeping' | 'openedInError'

/** Id of the example in the documentation, which the denial suite sends. */
export const exampleDeletion = deletionId.parse('0198f0a0-0000-7000-8000-000000000e99')
