import { sha256 } from '@tym/kernel'
import type { OpenSession } from './open-session.ts'
import type { RightChoice, SignedInContent, Who } from './session-content.ts'
import type { SessionLimits } from './sessions.ts'
import type { WebNeeds } from './web-needs.ts'

interface Common {
  readonly who: Who
  readonly name: string
  /** For the page to remember whose it was. */
  readonly mark: string
  /** Where the person was when their session before this one ended. */
  readonly back?: string
  /** Short name of the employer. */
  readonly organisation?: string
  readonly idleUntil: string
  readonly absoluteUntil: string
  readonly tokenUrl: string
}

/** What a browser is told of its session: what it makes its next proofs for, and never a token. */
export type SessionState =
  | { readonly stage: 'code'; readonly tokenUrl: string }
  | (Common & {
      readonly stage: 'signedIn'
      readonly certificateUrl: string
      readonly rights?: readonly RightChoice[]
    })
  | (Common & {
      readonly stage: 'ready'
      /** SHA-256 of the certificate, for the claim of this name (RFC 9449 section 4.2). */
      readonly ath: string
      readonly certificateExpiresAt: string
      readonly loginExpiresAt: string
      readonly certificateUrl?: string
    })

/** Asks nobody but the provider's published addresses, which are kept. */
export async function stateOf(
  session: OpenSession,
  { sessions, provider, signers }: Pick<WebNeeds, 'sessions' | 'provider' | 'signers'>,
): Promise<SessionState> {
  const tokenUrl = await provider.tokenUrl()
  const { content } = session
  if (content.stage === 'code') return { stage: 'code', tokenUrl }
  const { organisation, login } = content
  const common = { ...commonOf(session, content, sessions.limits), tokenUrl }
  const certificateUrl = signers.tokenUrl(organisation ?? '')
  const certificate = content.who === 'customer' ? login : content.certificate
  if (certificate === undefined) {
    const rights = content.rights === undefined ? {} : { rights: content.rights }
    return { stage: 'signedIn', ...common, certificateUrl: certificateUrl ?? '', ...rights }
  }
  return {
    stage: 'ready',
    ...common,
    ath: sha256(certificate.token).toString('base64url'),
    certificateExpiresAt: certificate.expiresAt.toISOString(),
    loginExpiresAt: login.expiresAt.toISOString(),
    ...(certificateUrl === undefined ? {} : { certificateUrl }),
  }
}

function commonOf(
  { activeAt, absoluteUntil }: OpenSession,
  { who, name, mark, back, organisation }: SignedInContent,
  { idleMilliseconds }: SessionLimits,
): Omit<Common, 'tokenUrl'> {
  return {
    who,
    name,
    mark,
    ...(back === undefined ? {} : { back }),
    ...(organisation === undefined ? {} : { organisation }),
    idleUntil: new Date(activeAt.getTime() + idleMilliseconds).toISOString(),
    absoluteUntil: absoluteUntil.toISOString(),
  }
}
