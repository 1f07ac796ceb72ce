import type { KeyVault } from '@tym/key-vault'
import type { JobDefinition } from '@tym/outbox'
import { clearOldDraftsJob } from './drafts/clear-old-drafts.ts'
import { layOutDocumentsJob } from './lay-out-documents.ts'
import { readSafetyJob } from './read-safety.ts'

/** Job table of customer data. */
export const jobs = (outside: { readonly keys: Pick<KeyVault, 'find'> }): readonly JobDefinition[] => [
  layOutDocumentsJob(outside),
  readSafetyJob(outside),
  clearOldDraftsJob,
]
