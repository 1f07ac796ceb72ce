import type { Database, ShortTransactions } from '@tym/database'
import type { DeliveryNeeds } from '@tym/disclosures/exchange'
import type { Clock, OutsidePartyId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import type { Logger, Metrics } from '@tym/telemetry'

/** What the exchange works with. */
export interface ExchangeNeeds {
  /** As `tym_exchange`, which sees the rows of one party at a time. */
  readonly database: Database
  readonly keys: Pick<KeyVault, 'find'>
  readonly signerOf: DeliveryNeeds['signerOf']
  readonly clock: Clock
  /** Audience of the parties' proofs. */
  readonly publicOrigin: string
  /** Requests per second that one party may keep up. */
  readonly requestsPerSecond: number
  /** Throws Problem `log-not-sealed` while nothing may be answered. */
  readonly mustBeSealed: () => void
  readonly logger: Logger
  readonly metrics: Metrics
}

/** Transactions in which row-level security opens what concerns this one party, and nothing else. */
export function transactionsFor(
  { database, clock }: ExchangeNeeds,
  party: OutsidePartyId,
): ShortTransactions {
  const context = () => ({
    instant: clock.instant(),
    calendar: clock.calendar(),
    scope: { kind: 'job', job: 'exchange', party } as const,
  })
  return {
    readOnce: (read) => database.read(context(), read),
    commitFirst: (write) => database.write(context(), write),
  }
}
