import type { WriteTx } from '@tym/database'
import { type DisclosureId, disclosureId, Problem } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { getDelivery } from '@tym/outside-parties/public'
import { encryptJwe, type PublicJwk } from '@tym/signing'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { type Allowed, claimDelivery, isSame } from './claim-delivery.ts'
import { deliverKind, mostAttempts, pauseAfter } from './disclosure.ts'
import { type LogDelivery, logDeliveries } from './log-delivery.ts'
import { digestOfMessage, postToParty } from './post-to-party.ts'
import { moveOn } from './queries.ts'
import { disclosure } from './schema.ts'
import type { SignerOf } from './signer-of.ts'
import { lessOf, openSnapshot } from './snapshot.ts'
import { isReceiptFor } from './verify-receipt.ts'

const payload = z.object({ disclosure: disclosureId })

type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'delivered'; readonly receipt: string; readonly items: number }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string }

interface Parts {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
  /** `encryptJwe` unless given: the bench compares it with others. */
  readonly encrypt?: (plaintext: Uint8Array, recipient: PublicJwk) => string | Promise<string>
}

/** How often a delivery is made ready anew because something changed between looking and claiming. */
const mostLooks = 5

/**
 * Delivers one approved disclosure. It is encrypted and signed first; then the claim asks everything anew and commits
 * "leaving"; then the first byte. A crash after the claim leaves "leaving": the next attempt sends the same under the same
 * key, and a recipient that honours it answers with the receipt it has given. A crash after the receipt and before the
 * commit is the same. A signer or a key database that does not answer makes it wait, with nothing said of leaving.
 */
export function deliverDisclosure(parts: Parts): JobDefinition {
  return defineJob({
    kind: deliverKind,
    payload,
    perform: ({ disclosure: id }, outside) => attempt(parts, id, outside),
    settle: (tx, { disclosure: id }, result, moment) =>
      settle(tx, id, result, { ...moment, log: logDeliveries(parts.keys) }),
  })
}

async function attempt(parts: Parts, id: DisclosureId, outside: JobOutside): Promise<Result> {
  const log = logDeliveries(parts.keys)
  let looked = await outside.commitFirst((tx) => claimDelivery(tx, id, log))
  for (let look = 0; look < mostLooks; look += 1) {
    if (looked.outcome !== 'allowed') return { outcome: 'nothing' }
    const { allowed } = looked
    const message = await makeMessage(parts, allowed, outside)
    const claimed = await outside.commitFirst((tx) => claimDelivery(tx, id, log, allowed))
    if (claimed.outcome !== 'allowed') return { outcome: 'nothing' }
    if (isSame(allowed, claimed.allowed)) return send(allowed, message, outside)
    looked = claimed
  }
  return { outcome: 'again', problem: 'content-changing' }
}

/** The signed payload, encrypted to the recipient: nobody in between reads it, and nobody else can have written it. */
async function makeMessage(
  { signerOf, keys, encrypt = encryptJwe }: Parts,
  { row, entries, keyId }: Allowed,
  { readOnce }: JobOutside,
): Promise<string> {
  const file: CustomershipKeys | undefined = await keys.find(row.customership)
  if (file === undefined)
    throw new Problem('not-found', 'The customership has no keys: there is nothing to send.')
  const content = lessOf(openSnapshot(file, row), entries)
  const signature = await signerOf(row.owner).signDocument({
    ...{ type: 'disclosure' as const, organisation: row.owner, disclosure: row.id, party: row.party },
    snapshot: row.snapshotHash.toString('base64url'),
  })
  const key = await readOnce((tx) => getDelivery(tx, row.party))
  if (key.encryptionKey.keyId !== keyId)
    throw new Problem('service-unavailable', 'The recipient’s key has just changed.')
  return encrypt(Buffer.from(JSON.stringify({ content, signature })), asKey(key.encryptionKey.publicJwk))
}

const asKey = ({ kty, crv, x, y }: PublicJwk): PublicJwk => ({ kty, crv, x, y })

async function send(
  { row, entries, address }: Allowed,
  message: string,
  outside: JobOutside,
): Promise<Result> {
  const posted = await postToParty(address, {
    ...{ body: message, type: 'application/jose', idempotencyKey: row.id },
  })
  if (posted.outcome !== 'answered') return posted
  const expected = {
    ...{ disclosure: row.id, snapshot: row.snapshotHash.toString('base64url'), party: row.party },
    message: digestOfMessage(message),
  }
  const receipt = posted.text.trim()
  return (await isReceiptFor(receipt, expected, outside.readOnce))
    ? { outcome: 'delivered', receipt, items: entries.size }
    : { outcome: 'again', problem: 'receipt-invalid' }
}

async function settle(
  tx: WriteTx,
  id: DisclosureId,
  result: Result,
  { plan, instant, log }: JobMoment & { readonly log: LogDelivery },
) {
  const [row] = await tx.drizzle.select().from(disclosure).where(eq(disclosure.id, id))
  if (row === undefined || result.outcome === 'nothing') return { delivered: 0 }
  if (row.state !== 'leaving' && row.state !== 'approved') return { delivered: 0 }
  if (result.outcome === 'delivered') {
    const arrived = { receipt: result.receipt, deliveredAt: instant, sentItems: result.items, problem: null }
    await moveOn(tx, row, { state: 'delivered', ...arrived })
    await log(tx, row, { event: 'disclosure.delivered' })
    return { delivered: 1 }
  }
  const attempts = row.attempts + 1
  if (result.outcome === 'refused' || attempts >= mostAttempts) {
    await moveOn(tx, row, { state: 'failed', attempts, problem: result.problem })
    return { failed: 1 }
  }
  await moveOn(tx, row, { attempts, problem: result.problem })
  await plan({
    kind: deliverKind,
    payload: { disclosure: id },
    onceKey: `${deliverKind}:${id}:${row.version + 1}`,
    runAt: new Date(instant.getTime() + pauseAfter(attempts)),
  })
  return { again: 1 }
}
