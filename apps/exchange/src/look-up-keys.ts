import { type OutsidePartyId, Problem, type PublicJwk } from '@tym/kernel'

/** A signature key of a party, confirmed and not revoked. */
export interface KnownKey {
  readonly party: OutsidePartyId
  readonly keyId: string
  readonly publicJwk: PublicJwk
}

/** Proofs whose keys are asked for together, and the most that may wait for it. */
const together = 500
const mostWaiting = 2_000

interface Asked {
  readonly party: OutsidePartyId
  readonly keyId: string
  readonly found: (key: PublicJwk | undefined) => void
  readonly failed: (error: unknown) => void
}

/**
 * Finds the keys of proofs by one reading at a time for all who ask, so that strangers take up one connection
 * at most. Each is answered by a reading that began after it asked, so that a key that was just revoked opens
 * nothing. Throws Problem 'rate-limited' when too many wait.
 */
export function createKeyLookUps(
  read: (keyIds: readonly string[]) => Promise<readonly KnownKey[]>,
): (party: OutsidePartyId, keyId: string) => Promise<PublicJwk | undefined> {
  const waiting: Asked[] = []
  let isReading = false

  const answerAll = async (): Promise<void> => {
    if (isReading) return
    isReading = true
    for (let batch = waiting.splice(0, together); batch.length > 0; batch = waiting.splice(0, together)) {
      try {
        const known = await read([...new Set(batch.map(({ keyId }) => keyId))])
        for (const { party, keyId, found } of batch)
          found(known.find((key) => key.party === party && key.keyId === keyId)?.publicJwk)
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    isReading = false
  }
  return (party, keyId) =>
    new Promise((found, failed) => {
      if (waiting.length >= mostWaiting) {
        failed(new Problem('rate-limited', 'Too many proofs wait to be looked at.'))
        return
      }
      waiting.push({ party, keyId, found, failed })
      void answerAll()
    })
}
