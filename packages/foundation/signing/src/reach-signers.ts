import { fetchBounded, type OrganisationId, organisationId, Problem } from '@tym/kernel'

/** Whoever answers is there, whatever the answer says. */
const bounds = { milliseconds: 1_200, bytes: 0 }

/** Whether signers answer at all, each address asked once. */
export interface SignerReach {
  /**
   * Throws Problem `signer-unavailable` unless the signer of this organisation answers; of nobody known
   * nothing is asked.
   */
  mustReach(organisation: OrganisationId): Promise<void>
  /** Throws Problem `signer-unavailable` when there are signers and none of them answers. */
  mustReachOne(): Promise<void>
}

/** Asks the published keys of an organisation's signer, which any signer has. */
export function reachSigners(addresses: Readonly<Record<string, string>>): SignerReach {
  const ask = async (address: string): Promise<void> => {
    const answer = await fetchBounded(`${address}/.well-known/jwks.json`, bounds).catch(() => undefined)
    if (answer === undefined || answer.status >= 500)
      throw new Problem('signer-unavailable', "An organisation's signer does not answer.")
  }
  const byId = new Map(Object.entries(addresses).map(([id, address]) => [organisationId.parse(id), address]))
  return {
    mustReach: async (organisation) => {
      const address = byId.get(organisation)
      if (address !== undefined) await ask(address)
    },
    mustReachOne: async () => {
      if (byId.size === 0) return
      // One of each host is enough: many organisations may sign at one.
      const hosts = new Map([...byId.values()].map((address) => [new URL(address).host, address]))
      await Promise.any([...hosts.values()].map(ask)).catch(() => {
        throw new Problem('signer-unavailable', 'No signer answers.')
      })
    },
  }
}
