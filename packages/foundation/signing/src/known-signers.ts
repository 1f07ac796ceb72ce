import { type Clock, isSecureAddress, type OrganisationId, organisationId, Problem } from '@tym/kernel'
import { z } from 'zod'
import { type HearCall, type RemoteSigner, remoteSigner } from './remote-signer.ts'
import type { SigningKey } from './signing-key.ts'

/** Organisation id to the address of its signer, which is also its issuer name. */
export const signersFile = z.record(organisationId, z.url().refine(isSecureAddress))

/**
 * The signer of each organisation that is known, asked in the name of one service. This process holds no
 * organisation's key; with its own key it only says who it is (RFC 7523). Answers a function that throws
 * Problem `signer-unavailable` for an organisation without a known signer, so that the work waits.
 */
export function knowSigners(
  addresses: z.infer<typeof signersFile>,
  caller: {
    readonly clientId: string
    readonly key: SigningKey
    readonly clock: Clock
    readonly onCall?: HearCall
  },
): (organisation: OrganisationId) => RemoteSigner {
  const signers = new Map(
    Object.entries(addresses).map(([id, baseUrl]) => [id, remoteSigner({ baseUrl, ...caller })]),
  )
  return (organisation) => {
    const signer = signers.get(organisation)
    if (signer === undefined)
      throw new Problem('signer-unavailable', `No signer of organisation ${organisation} is known.`)
    return signer
  }
}
