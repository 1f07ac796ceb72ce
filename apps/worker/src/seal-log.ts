import { type Sealing, sealTurn } from '@tym/audit-log'
import type { Database } from '@tym/database'
import type { Clock, OrganisationId } from '@tym/kernel'
import { findAgency } from '@tym/organisations/public'
import { type JobEvent, keepTurning } from '@tym/outbox'
import type { RemoteSigner } from '@tym/signing'

const everyMilliseconds = 1_000

/**
 * Seals the log every second until stopped, at once again while there is more; a turn that fails is reported,
 * and the next comes after a pause. Heads are signed by the agency, once it is registered.
 */
export function sealLog(options: {
  readonly database: Database
  readonly clock: Clock
  readonly origin: string
  /** Name of the agency's log key. */
  readonly keyName: string
  readonly signerOf: (organisation: OrganisationId) => Pick<RemoteSigner, 'signNote'>
  readonly onEvent: (event: JobEvent) => void
  readonly onHeld: NonNullable<Sealing['onHeld']>
}): { stop(): Promise<void> } {
  const { database, keyName, signerOf, onEvent } = options
  const stopping = new AbortController()
  const findSigner: Sealing['findSigner'] = async (context) => {
    const agency = await database.read(context, findAgency)
    return agency && { keyName, sign: signerOf(agency.id).signNote }
  }
  const turning = keepTurning({
    where: 'sealer',
    every: everyMilliseconds,
    work: () => sealTurn({ ...options, findSigner }),
    onEvent,
    signal: stopping.signal,
  })
  return {
    stop: async () => {
      stopping.abort()
      await turning
    },
  }
}
