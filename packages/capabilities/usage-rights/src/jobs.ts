import type { JobDefinition } from '@tym/outbox'
import { type BootstrapOfficer, bootstrapOfficers, bootstrapOfficersFile } from './bootstrap-officers.ts'
import { expireUsageRights } from './expire-usage-rights.ts'
import { remindRightExpiring } from './remind-right-expiring.ts'
import { type GrantSigner, signGrantStatement } from './sign-grant-statement.ts'
import { signGrantsAnew } from './sign-grants-anew.ts'

export { type BootstrapOfficer, bootstrapOfficersFile, type GrantSigner }

/** Job table of usage rights. `signer` is the agency's; `officers` the content of BOOTSTRAP_OFFICERS_FILE. */
export function jobs(parts: {
  readonly signer: GrantSigner
  readonly officers: readonly BootstrapOfficer[]
}): readonly JobDefinition[] {
  return [
    bootstrapOfficers(parts.officers),
    signGrantStatement(parts.signer),
    signGrantsAnew,
    remindRightExpiring,
    expireUsageRights,
  ]
}
