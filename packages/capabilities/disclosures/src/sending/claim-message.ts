import type { ShortTransactions } from '@tym/database'
import { type DisclosureId, Problem, type PublicJwk } from '@tym/kernel'
import { getKeys, type KeyVault } from '@tym/key-vault'
import { getDelivery } from '@tym/outside-parties/public'
import { encryptJwe } from '@tym/signing'
import { logDeliveries } from '../log-delivery.ts'
import { getSealed } from '../queries.ts'
import type { SignerOf } from '../signer-of.ts'
import { lessOf, openSnapshot } from '../snapshot.ts'
import { claimDelivery } from './claim-delivery.ts'
import type { Allowed, Look } from './look-at-delivery.ts'

export interface DeliveryNeeds {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
  /** `encryptJwe` unless given: the bench compares it with others. */
  readonly encrypt?: (plaintext: Uint8Array, recipient: PublicJwk) => string | Promise<string>
}

export type ClaimedMessage =
  /** It is "leaving", committed: the first byte may go. */
  | { readonly outcome: 'claimed'; readonly allowed: Allowed; readonly message: string }
  | { readonly outcome: 'nothing to do' | 'stopped' | 'changing' }

/** How often a message is made again because something changed between looking and claiming. */
const mostLooks = 5

/**
 * Makes the message of what was seen to be allowed, signed and encrypted, and claims just that. Answers
 * 'claimed' only after everything was checked again, and 'changing' when it changed each time.
 */
export async function claimMessage(
  needs: DeliveryNeeds,
  id: DisclosureId,
  seen: Look,
  transactions: ShortTransactions,
): Promise<ClaimedMessage> {
  const log = logDeliveries(needs.keys)
  let looked = seen
  for (let look = 0; look < mostLooks; look += 1) {
    if (looked.outcome !== 'allowed') return looked
    const { allowed } = looked
    const message = await makeMessage(needs, allowed, transactions)
    const found = await transactions.commitFirst((tx) => claimDelivery(tx, id, log, allowed))
    if (found.outcome === 'claimed') return { ...found, message }
    looked = found
  }
  return looked.outcome === 'allowed' ? { outcome: 'changing' } : looked
}

/**
 * The signed payload, encrypted to the recipient: nobody in between reads it, and nobody else can have
 * written it.
 */
async function makeMessage(
  { signerOf, keys, encrypt = encryptJwe }: DeliveryNeeds,
  { row, entries, keyId }: Allowed,
  { readOnce }: ShortTransactions,
): Promise<string> {
  const file = await getKeys({ keys }, row.customership)
  const snapshot = await readOnce((tx) => getSealed(tx, row.id))
  const content = lessOf(openSnapshot(file, { ...row, snapshot }), entries)
  const signature = await signerOf(row.owner).signDocument({
    type: 'disclosure' as const,
    organisation: row.owner,
    disclosure: row.id,
    party: row.party,
    snapshot: row.snapshotHash.toString('base64url'),
  })
  const key = await readOnce((tx) => getDelivery(tx, row.party))
  if (key.encryptionKey.keyId !== keyId)
    throw new Problem('service-unavailable', 'The recipient’s key has just changed.')
  return encrypt(Buffer.from(JSON.stringify({ content, signature })), asKey(key.encryptionKey.publicJwk))
}

const asKey = ({ kty, crv, x, y }: PublicJwk): PublicJwk => ({ kty, crv, x, y })
