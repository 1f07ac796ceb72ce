import { type Sealing, sealTurn } from '@tym/audit-log'
import type { Database } from '@tym/database'
import type { Clock, OrganisationId } from '@tym/kernel'
import { findAgency } from '@tym/organisations/public'
import { type JobEvent, keepTurning } from '@tym/outbox'
import type { RemoteSigner } from '@tym/signing'

const everyMilliseconds = 1_000

/**
 * Seals the log every second until stopped, at once again while there is more; a turn that fails is reported, and the next comes
 * after a pause. Heads are signed by the agency, once it is registered.
 */
export function sealLog(options: {
  readonly database: Database
  readonly clock: Clock
  readonly origin: string
  readonly signerOf: (organisation: OrganisationId) => Pick<RemoteSigner, 'signNote'>
  readonly onEvent: (event: JobEvent) => void
}): { stop(): Promise<void> } {
  const { database, signerOf, onEvent } = options
  const stopping = new AbortController()
  const findSign: Sealing['findSign'] = async (context) => {
    const agency = await database.read(context, findAgency)
    return agency && ((text) => signerOf(agency.id).signNote('checkpoint', text))
  }
  const turning = keepTurning({
    where: 'sealer',
    every: everyMilliseconds,
    work: () => sealTurn({ ...options, findSign }),
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
