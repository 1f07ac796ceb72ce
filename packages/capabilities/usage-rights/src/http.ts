import type { Endpoint } from '@tym/employment'
import { applyForRightEndpoint } from './apply-for-right.ts'
import { changeRightEndpoint } from './change-right.ts'
import { decideOnRightEndpoint } from './decide-on-right.ts'
import { endRightEndpoint } from './end-right.ts'
import { listRightsEndpoint } from './list-rights.ts'
import { readRightEndpoint } from './read-right.ts'
import { readSessionEndpoint } from './read-session.ts'
import { savedFilterEndpoints } from './saved-filters/http.ts'
import { listUnstaffedPartiesEndpoint } from './unstaffed-parties.ts'
import { listWithoutSupervisorEndpoint } from './without-supervisor.ts'

export const endpoints: readonly Endpoint[] = [
  readSessionEndpoint,
  ...savedFilterEndpoints,
  listRightsEndpoint,
  readRightEndpoint,
  applyForRightEndpoint,
  decideOnRightEndpoint,
  changeRightEndpoint,
  endRightEndpoint,
  listUnstaffedPartiesEndpoint,
  listWithoutSupervisorEndpoint,
]
