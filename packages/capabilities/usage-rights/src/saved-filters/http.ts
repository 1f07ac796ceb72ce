import type { Endpoint } from '@tym/employment'
import { changeFilterEndpoint } from './change-filter.ts'
import { deleteFilterEndpoint } from './delete-filter.ts'
import { listSavedFiltersEndpoint } from './list-filters.ts'
import { saveFilterEndpoint } from './save-filter.ts'

/** How somebody has narrowed their lists, kept under names of their own. */
export const savedFilterEndpoints: readonly Endpoint[] = [
  listSavedFiltersEndpoint,
  saveFilterEndpoint,
  changeFilterEndpoint,
  deleteFilterEndpoint,
]
