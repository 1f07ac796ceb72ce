import { findConsentNow, relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { type ObtainingId, obtainingId, Problem } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import { defineJob, type JobDefinition, type JobMoment, type JobOutside } from '@tym/outbox'
import type { EventId } from '@tym/register'
import { encryptJwe, generatePrivateJwk, type PrivateJwk } from '@tym/signing'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { mostAttempts, pauseAfter } from '../disclosure.ts'
import { isExcluded, relyOnExclusions } from '../excluding/exclusions.ts'
import { logStep } from '../log-step.ts'
import type { Post, Posts } from '../posting/post-to-party.ts'
import type { SignerOf } from '../signer-of.ts'
import { hashOfValue } from '../snapshot.ts'
import { tellOfficer } from '../tell-officer.ts'
import { claimAsking, isSame, type MayAsk } from './claim-asking.ts'
import { tellDeciders } from './decide-items.ts'
import { askKind } from './obtaining.ts'
import { moveObtaining } from './queries.ts'
import { readAnswer } from './read-answer.ts'
import { type ObtainingRow, obtaining } from './schema.ts'
import { openRequest, sealAnswer } from './sealed.ts'

interface Needs {
  readonly signerOf: SignerOf
  readonly keys: Pick<KeyVault, 'find'>
  readonly posts: Posts
}
type Result =
  | { readonly outcome: 'nothing' }
  | { readonly outcome: 'came'; readonly answer: Buffer; readonly signature: string }
  | { readonly outcome: 'holdsNothing'; readonly signature: string }
  | { readonly outcome: 'again' | 'refused'; readonly problem: string; readonly after?: number }

/** Bytes: 100 kB of values, encrypted and encoded. */
const longestAnswer = 256 * 1024

/**
 * Asks a source for what a consent lets it give: the request is signed and encrypted first, then the claim
 * checks everything again and commits "asked", then the first byte goes. It is safe to repeat, since the
 * request keeps its id.
 */
export function askSource(needs: Needs): JobDefinition {
  return defineJob({
    kind: askKind,
    lane: 'outside',
    payload: z.object({ obtaining: obtainingId }),
    perform: ({ obtaining: id }, outside) => attempt(needs, id, outside),
    settle: (tx, { obtaining: id }, result, moment) =>
      settle(tx, id, result, { ...moment, keys: needs.keys }),
    givenUp: (tx, { obtaining: id }) => giveUp(tx, id, needs.keys),
  })
}

async function attempt(needs: Needs, id: ObtainingId, outside: JobOutside): Promise<Result> {
  const may = await outside.commitFirst((tx) => claimAsking(tx, id, needs.keys))
  if (may === undefined || may.row.party === null) return { outcome: 'nothing' }
  return needs.posts.inTurn('outside', may.row.party, (post) => ask(needs, may, { outside, post }))
}

async function ask(
  needs: Needs,
  may: MayAsk,
  { outside, post }: { readonly outside: JobOutside; readonly post: Post },
): Promise<Result> {
  const { id } = may.row
  const file = await needs.keys.find(may.row.customership)
  if (file === undefined) return { outcome: 'nothing' }
  // The answer is encrypted to a key that lives only as long as this attempt.
  const key = generatePrivateJwk()
  const message = await makeRequest(needs, may, file, key)
  const claimed = await outside.commitFirst((tx) => claimAsking(tx, id, needs.keys, may))
  if (claimed === undefined) return { outcome: 'nothing' }
  if (!isSame(may, claimed)) throw new Problem('service-unavailable', 'The source has just changed.')
  const posted = await post(
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
  { signerOf }: Pick<Needs, 'signerOf'>,
  { row, party, consentReceipt }: MayAsk,
  file: CustomershipKeys,
  { d: _private, ...answerKey }: PrivateJwk,
): Promise<string> {
  const content = {
    type: 'tym-request',
    request: row.id,
    consent: row.consent,
    consentReceipt,
    from: row.owner,
    to: row.party,
    fields: row.fields,
    answerKey,
    ...openRequest(file, row),
  }
  const signature = await signerOf(row.owner).signDocument({
    type: 'request' as const,
    organisation: row.owner,
    request: row.id,
    party: row.party ?? '',
    content: hashOfValue(content),
  })
  const { kty, crv, x, y } = party.encryptionKey.publicJwk
  return encryptJwe(Buffer.from(JSON.stringify({ content, signature })), { kty, crv, x, y })
}

type Moment = JobMoment & Pick<Needs, 'keys'>

async function settle(tx: WriteTx, id: ObtainingId, result: Result, { plan, instant, keys }: Moment) {
  const row = await findHeldStill(tx, id)
  if (row === undefined || result.outcome === 'nothing') return { obtained: 0 }
  if (row.state !== 'asked') {
    // Stopped meanwhile: what has come is thrown away before any person reads it.
    await log(tx, keys, row, 'obtaining.discarded', row.problem ?? row.state)
    return { discarded: 1 }
  }
  if (result.outcome === 'came' || result.outcome === 'holdsNothing') {
    const refusal = await findRefusal(tx, row)
    if (refusal !== undefined) {
      await moveObtaining(tx, row, { state: 'stopped', problem: refusal })
      await log(tx, keys, row, 'obtaining.discarded', refusal)
      return { discarded: 1 }
    }
    const came = { signature: result.signature, receivedAt: instant, problem: null }
    await (result.outcome === 'came'
      ? moveObtaining(tx, row, { state: 'quarantined', answer: result.answer, ...came })
      : moveObtaining(tx, row, { state: 'nothing', ...came }))
    await log(tx, keys, row, 'obtaining.received')
    await tellOfficer(tx, 'obtainingReceived', { ...row, officer: row.requestedBy })
    if (result.outcome === 'came')
      await tellDeciders(tx, row, { fields: row.fields, except: row.requestedBy, version: row.version })
    return { obtained: 1 }
  }
  const attempts = row.attempts + 1
  if (result.outcome === 'refused' || attempts >= mostAttempts) {
    await fail(tx, keys, row, { attempts, problem: result.problem })
    return { failed: 1 }
  }
  await moveObtaining(tx, row, { attempts, problem: result.problem })
  await plan({
    kind: askKind,
    payload: { obtaining: id },
    onceKey: `${askKind}:${id}:${row.version + 1}`,
    runAt: new Date(instant.getTime() + pauseAfter(attempts, result.after)),
  })
  return { again: 1 }
}

/** Why nothing that has come may be kept, though it was asked for. */
async function findRefusal(tx: WriteTx, row: ObtainingRow): Promise<string | undefined> {
  if ((await findConsentNow(tx, row.consent))?.state !== 'inForce') return 'consent-not-in-force'
  return (await isExcluded(tx, row.customership, row.party)) ? 'party-excluded' : undefined
}

/**
 * A job that cannot be carried out leaves nobody waiting: the obtaining has failed, and may be tried again.
 */
async function giveUp(tx: WriteTx, id: ObtainingId, keys: Needs['keys']): Promise<void> {
  const row = await findHeldStill(tx, id)
  if (row?.state === 'waiting' || row?.state === 'asked')
    await fail(tx, keys, row, { attempts: row.attempts, problem: 'not-carried-out' })
}

async function fail(
  tx: WriteTx,
  keys: Needs['keys'],
  row: ObtainingRow,
  why: { readonly attempts: number; readonly problem: string },
): Promise<void> {
  await moveObtaining(tx, row, { state: 'failed', ...why })
  await log(tx, keys, row, 'obtaining.failed', why.problem)
  await tellOfficer(tx, 'obtainingFailed', { ...row, officer: row.requestedBy })
}

/** The obtaining, with its consent and the customer's exclusions kept from changing. */
async function findHeldStill(tx: WriteTx, id: ObtainingId): Promise<ObtainingRow | undefined> {
  const [seen] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  if (seen === undefined) return undefined
  await relyOnConsent(tx, seen.consent, id)
  await relyOnExclusions(tx, seen.customership)
  const [row] = await tx.drizzle.select().from(obtaining).where(eq(obtaining.id, id))
  return row
}

function log(
  tx: WriteTx,
  keys: Needs['keys'],
  { id, customership, fields }: ObtainingRow,
  event: EventId,
  problem?: string,
): Promise<void> {
  return logStep(tx, keys, { event, customership, resource: id, fields, problem })
}
