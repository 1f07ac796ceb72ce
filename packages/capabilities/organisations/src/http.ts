import type { Endpoint } from '@tym/employment'
import { confirmSigningKey } from './confirm-signing-key.ts'
import { listCooperationAreas } from './list-cooperation-areas.ts'
import { listOrganisations } from './list-organisations.ts'
import { listSigningKeys } from './list-signing-keys.ts'
import { registerSigningKey } from './register-signing-key.ts'
import { retireSigningKey } from './retire-signing-key.ts'
import { revokeSigningKey } from './revoke-signing-key.ts'

export const endpoints: readonly Endpoint[] = [
  listOrganisations,
  listCooperationAreas,
  listSigningKeys,
  registerSigningKey,
  confirmSigningKey,
  retireSigningKey,
  revokeSigningKey,
]
