import type { CaseloadRow } from '../../api/answers.ts'

/** What a list has said of a file: what it is called, and whether its person is under non-disclosure. */
export type KnownFile = Pick<CaseloadRow, 'id' | 'number' | 'displayName' | 'safety'>
