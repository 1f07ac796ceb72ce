import { findConsentNow, lockConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type ObtainingId, obtainingId, Problem } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import { encryptJwe, generatePrivateJwk, type PrivateJwk } from '@tym/signing'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { mostAttempts, pauseAfter } from '../disclosure.ts'
import { logStep } from '../log-step.ts'
import { postToParty } from '../post-to-party.ts'
import type { SignerOf } from '../signer-of.ts'
import { hashOfValue } from '../snapshot.ts'
import { claimAsking, isSame, type MayAsk } from './claim-asking.ts'
import { askKind } from './obtaining.ts'
import { moveObtaining } from './queries.ts'
import { readAnswer } from './read-answer.ts'
import { obtaining } from './schema.ts'
import { openRequest, sealAnswer } from './sealed.ts'

interface Parts {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
}
type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'came'; readonly answer: Buffer; readonly signature: string }
  | { readonly outcome: 'holdsNothing'; readonly signature: string }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string }

/** Bytes: 100 kB of values, encrypted and encoded. */
const longestAnswer = 256 * 1024

/**
 * Asks a source for what a consent lets it give. The request is signed, and encrypted to the source, first; then the claim
 * checks everything anew and commits "asked"; then the first byte. What comes back is encrypted to a key that lives as long as
 * this attempt, is checked, and waits in quarantine: unless the consent has been withdrawn meanwhile, when it is thrown away
 * unread. Safe to repeat: the request keeps its id.
 */
export function askSource(parts: Parts): JobDefinition {
  return defineJob({
    kind: askKind,
    payload: z.object({ obtaining: obtainingId }),
    perform: ({ obtaining: id }, outside) => attempt(parts, id, outside),
    settle: (tx, { obtaining: id }, result, moment) =>
      settle(tx, id, result, { ...moment, keys: parts.keys }),
  })
}

async function attempt(parts: Parts, id: ObtainingId, outside: JobOutside): Promise<Result> {
  const may = await outside.commitFirst((tx) => claimAsking(tx, id, parts.keys))
  if (may === undefined) return { outcome: 'nothing' }
  const file = await parts.keys.find(may.row.customership)
  if (file === undefined) return { outcome: 'nothing' }
  const key = generatePrivateJwk()
  const message = await makeRequest(parts, may, file, key)
  const claimed = await outside.commitFirst((tx) => claimAsking(tx, id, parts.keys, may))
  if (claimed === undefined) return { outcome: 'nothing' }
  if (!isSame(may, claimed)) throw new Problem('service-unavailable', 'The source has just changed.')
  const posted = await postToParty(
    `${may.party.address.replace(/\/$/, '')}/requests`,
    { body: message, type: 'application/jose', idempotencyKey: id },
    longestAnswer,
  )
  if (posted.outcome !== 'answered') return posted
  if (posted.status === 202) return { outcome: 'again', problem: 'answer-not-ready' }
  const { party, fields } = may.row
  if (party === null) return { outcome: 'nothing' }
  const read = await readAnswer(posted.text, { request: id, party, fields, key }, outside.readOnce)
  if (read.outcome === 'forged') return { outcome: 'again', problem: 'answer-invalid' }
  if (read.outcome === 'unfit') return { outcome: 'refused', problem: 'answer-unfit' }
  if (read.items.length === 0) return { outcome: 'holdsNothing', signature: read.signature }
  return { outcome: 'came', answer: sealAnswer(file, id, read.items), signature: read.signature }
}

/** About whom, for what, on which answer of the consent, and to which key the answer is encrypted. */
async function makeRequest(
  { signerOf }: Parts,
  { row, party, consentReceipt }: MayAsk,
  file: CustomershipKeys,
  { d: _private, ...answerKey }: PrivateJwk,
): Promise<string> {
  const content = {
    ...{ type: 'tym-request', request: row.id, consent: row.consent, consentReceipt },
    ...{ from: row.owner, to: row.party, fields: row.fields, answerKey },
    ...openRequest(file, row),
  }
  const signature = await signerOf(row.owner).signDocument({
    ...{ type: 'request' as const, organisation: row.owner, request: row.id, party: row.party ?? '' },
    content: hashOfValue(content),
  })
  const { kty, crv, x, y } = party.encryptionKey.publicJwk
  return encryptJwe(Buffer.from(JSON.stringify({ content, signature })), { kty, crv, x, y })
}

async function settle(
  tx: WriteTx,
  id: ObtainingId,
  result: Result,
  { plan, instant, keys }: JobMoment & Pick<Parts, 'keys'>,
) {
  const [seen] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  if (seen === undefined || result.outcome === 'nothing') return { obtained: 0 }
  await lockConsent(tx, seen.consent)
  const [row] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  if (row?.state !== 'asked') return { discarded: 1 }
  const log = (event: string, problem?: string) =>
    logStep(tx, keys, {
      ...{ event, customership: row.customership, resource: id, fields: row.fields, problem },
    })
  if (result.outcome === 'came' || result.outcome === 'holdsNothing') {
    const given = await findConsentNow(tx, row.consent)
    if (given?.state !== 'inForce') {
      await moveObtaining(tx, row, { state: 'stopped', problem: 'consent-not-in-force' })
      await log('obtaining.refused', 'consent-not-in-force')
      return { discarded: 1 }
    }
    const came = { signature: result.signature, receivedAt: instant, problem: null }
    await (result.outcome === 'came'
      ? moveObtaining(tx, row, { state: 'quarantined', answer: result.answer, ...came })
      : moveObtaining(tx, row, { state: 'nothing', ...came }))
    await log('obtaining.received')
    return { obtained: 1 }
  }
  const attempts = row.attempts + 1
  if (result.outcome === 'refused' || attempts >= mostAttempts) {
    await moveObtaining(tx, row, { state: 'failed', attempts, problem: result.problem })
    return { failed: 1 }
  }
  await moveObtaining(tx, row, { attempts, problem: result.problem })
  await plan({
    kind: askKind,
    payload: { obtaining: id },
    onceKey: `${askKind}:${id}:${row.version + 1}`,
    runAt: new Date(instant.getTime() + pauseAfter(attempts)),
  })
  return { again: 1 }
}
