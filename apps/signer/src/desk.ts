import type { Clock, Lane, RateLimit } from '@tym/kernel'
import type { FindAgencyKey } from '@tym/role-certificate'
import type { ProofVerifier } from './check-proof.ts'
import type { ReplayMemory } from './replay-memory.ts'

/** What every operation of the signer works with. */
export type Desk = {
  readonly clock: Clock
  readonly proofs: ProofVerifier
  readonly replays: ReplayMemory
  /** How many certificates a person may ask for; the key is organisation and person. */
  readonly persons: RateLimit
  /** How much a service that has proved itself may ask for; the key is organisation and client. */
  readonly services: RateLimit
  /** Where assertions that name a known service are looked at: nobody else is before them. */
  readonly named: Lane
  readonly findAgencyKey: FindAgencyKey
}
