import { type Clock, isSecureAddress, type OrganisationId, organisationId, Problem } from '@tym/kernel'
import { type RemoteSigner, remoteSigner, type SigningKey } from '@tym/signing'
import { z } from 'zod'
import { readJsonFile } from './read-json-file.ts'

/** The signer of an organisation. Throws Problem `signer-unavailable` when none is known, so that the work waits. */
export type SignerOf = (organisation: OrganisationId) => RemoteSigner

const signersFile = z.record(organisationId, z.url().refine(isSecureAddress))

/** Under this name the signers know the worker. */
const clientId = 'tym-worker'

/**
 * Reads SIGNERS_FILE: organisation id to the address of its signer, which is also its issuer name. This process
 * holds no organisation's key; with its own key it only says who it is (RFC 7523).
 */
export async function openSigners(
  file: string,
  { key, clock }: { key: SigningKey; clock: Clock },
): Promise<SignerOf> {
  const addresses = await readJsonFile('SIGNERS_FILE', file, signersFile)
  const signers = new Map(
    Object.entries(addresses).map(([id, baseUrl]) => [id, remoteSigner({ baseUrl, clientId, key, clock })]),
  )
  return (organisation) => {
    const signer = signers.get(organisation)
    if (signer === undefined) {
      throw new Problem('signer-unavailable', `SIGNERS_FILE names no signer of organisation ${organisation}.`)
    }
    return signer
  }
}
