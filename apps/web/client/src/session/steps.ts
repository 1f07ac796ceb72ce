import type { SessionState } from './state.ts'

/** The two exchanges of a sign-in, with a key that is known already. */
export interface Exchanges {
  readonly token: (tokenUrl: string) => Promise<SessionState>
  readonly certificate: (certificateUrl: string) => Promise<SessionState>
}

/** Steps of a sign-in, one more than there are: a server that never gets on is not asked for ever. */
const mostSteps = 4

/**
 * Takes a sign-in as far as it goes without the person: to the certificate, or to the choice among several
 * rights. Throws what an exchange throws.
 */
export async function advance(state: SessionState, { token, certificate }: Exchanges): Promise<SessionState> {
  let reached = state
  for (let step = 0; step < mostSteps; step += 1) {
    if (reached.stage === 'code') reached = await token(reached.tokenUrl)
    else if (reached.stage === 'signedIn' && reached.rights === undefined)
      reached = await certificate(reached.certificateUrl)
    else return reached
  }
  return reached
}
