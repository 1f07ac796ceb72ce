import type { Endpoint } from '@tym/employment'
import { discardDraftEndpoint } from './discard-draft.ts'
import { listDraftsEndpoint } from './list-drafts.ts'
import { readDraftEndpoint } from './read-draft.ts'
import { saveDraftEndpoint } from './save-draft.ts'

/** What is written and not recorded yet. */
export const draftEndpoints: readonly Endpoint[] = [
  listDraftsEndpoint,
  readDraftEndpoint,
  saveDraftEndpoint,
  discardDraftEndpoint,
]
