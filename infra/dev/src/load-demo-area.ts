import type { Clock } from '@tym/kernel'
import type { OrganisationSlug } from '@tym/personas'
import type { SigningKey } from '@tym/signing'
import postgres from 'postgres'
import { grantCastRights } from './demo-area/grant-cast-rights.ts'
import { registerKeys } from './demo-area/register-keys.ts'
import { registerOrganisations } from './demo-area/register-organisations.ts'
import {
  type PartyKeys,
  type RecipientSettings,
  registerOutsideParties,
} from './demo-area/register-outside-parties.ts'

export interface DemoArea {
  /** A role that may write everything: only development has one at hand. */
  readonly registerUrl: string
  readonly signerOrigin: string
  readonly identityOrigin: string
  readonly keyFolder: (slug: OrganisationSlug) => string
  readonly identityKey: SigningKey
  /** Where the sample recipient is reached, and its public keys. */
  readonly recipient: RecipientSettings
  /** The public keys of the party that fetches from the exchange. */
  readonly poller: PartyKeys
  readonly clock: Clock
}

/**
 * Loads the organisations, keys, outside parties and rights of the cast, in one transaction. Safe to run at
 * every start.
 */
export async function loadDemoArea(area: DemoArea): Promise<void> {
  const sql = postgres(area.registerUrl, { max: 1, onnotice: () => undefined })
  try {
    await sql.begin(async (tx) => {
      await registerOrganisations(tx, { ...area, instant: area.clock.instant() })
      await registerKeys(tx, area)
      await registerOutsideParties(tx, { ...area, instant: area.clock.instant() })
      await grantCastRights(tx, area.clock)
    })
  } finally {
    await sql.end()
  }
}
