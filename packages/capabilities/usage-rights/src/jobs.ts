import type { JobDefinition } from '@tym/outbox'
import { type BootstrapOfficer, bootstrapOfficers, bootstrapOfficersFile } from './bootstrap-officers.ts'
import { expireUsageRights } from './expire-usage-rights.ts'
import { remindRightExpiring } from './remind-right-expiring.ts'
import { type SignerOf, signGrantStatement } from './sign-grant-statement.ts'
import { signGrantsAnew } from './sign-grants-anew.ts'
import { tellOfUnstaffed } from './unstaffed-parties.ts'
import { tellWithoutSupervisor } from './without-supervisor.ts'

export { type BootstrapOfficer, bootstrapOfficersFile, type SignerOf }

/**
 * Job table of usage rights. `signerOf` gives an organisation's own signer; `officers` the content of
 * BOOTSTRAP_OFFICERS_FILE.
 */
export function jobs(parts: {
  readonly signerOf: SignerOf
  readonly officers: readonly BootstrapOfficer[]
}): readonly JobDefinition[] {
  return [
    bootstrapOfficers(parts.officers),
    signGrantStatement(parts.signerOf),
    signGrantsAnew,
    remindRightExpiring,
    expireUsageRights,
    tellOfUnstaffed,
    tellWithoutSupervisor,
  ]
}
