import type { Clock } from '@tym/kernel'
import type { RemoteKeys } from '@tym/signing'
import type { Logger, Metrics } from '@tym/telemetry'
import type { CarriedTokens } from './carried-tokens.ts'
import type { ChangeSession } from './change-session.ts'
import type { Link } from './kept-link.ts'
import type { KnownSessions } from './known-sessions.ts'
import type { LetGo } from './let-go.ts'
import type { OwnProofs } from './own-proof.ts'
import type { PersonKeys } from './person-keys.ts'
import type { Provider } from './provider.ts'
import type { SessionStreams } from './session-streams.ts'
import type { Sessions } from './sessions.ts'
import type { Signers } from './signers.ts'
import type { Strangers } from './strangers.ts'

/** What the web server hands to each of its calls. */
export interface WebNeeds {
  readonly publicOrigin: string
  readonly customerData: Link
  readonly customerDataOrigin: string
  /** What certificates, and customers' logins, are made out to. */
  readonly customerDataAudience: string
  readonly sessions: Sessions
  readonly sessionStreams: SessionStreams
  readonly knownSessions: KnownSessions
  readonly carriedTokens: CarriedTokens
  readonly changeSession: ChangeSession
  readonly letGo: LetGo
  readonly personKeys: PersonKeys
  readonly proofs: OwnProofs
  readonly provider: Provider
  /** By which the provider signs id tokens. */
  readonly providerKeys: RemoteKeys
  readonly signers: Signers
  /** As the address meets it from which the request comes. */
  readonly strangers: Strangers
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
}
