import type { WriteTx } from '@tym/database'
import { type Parts, type StaffPrincipal, staffOf, type Written, writeEndpoint } from '@tym/employment'
import { type AccessFlagId, accessFlagId, Problem, safeText } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { flagOutcome } from '@tym/register'
import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { exampleFlag } from './flag-view.ts'
import { flagAnswerPlace, ownKeyId } from './own-key.ts'
import { flag } from './schema.ts'
import { flagAnsweredKind } from './tell-flag-answered.ts'

const answerBody = z.strictObject({
  outcome: flagOutcome,
  /** What was found out, and what follows from it. */
  text: safeText(2000, 10),
})
type Answer = z.infer<typeof answerBody>

/**
 * Answers a flag for the organisation that was told of it, once. Throws 'not-found' also for the flagged
 * person, to whom there is no such flag, 'state-conflict' when it is answered, and 'stale-version' when it
 * has grown meanwhile.
 */
export async function answerFlag(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'authority'>,
  id: AccessFlagId,
  { outcome, text, expectedVersion }: Answer & { readonly expectedVersion: number },
  { keys: vault }: Pick<Parts, 'keys'>,
): Promise<Written> {
  const [seen] = await tx.drizzle
    .select()
    .from(flag)
    .where(and(eq(flag.id, id), eq(flag.owner, by.authority), ne(flag.actor, by.person)))
  if (seen === undefined) throw new Problem('not-found', 'No such flag for this caller.')
  if (seen.state === 'answered') throw new Problem('state-conflict', 'The flag has been answered.')
  // Before a key is made: a refusal leaves nothing.
  if (seen.version !== expectedVersion)
    throw new Problem('stale-version', 'The flag has grown since it was read.')
  // A key that an earlier attempt left is used again: it has opened nothing yet.
  const keys = (await vault.find(ownKeyId(id))) ?? (await vault.create(ownKeyId(id), tx.context.instant))
  const version = expectedVersion + 1
  const answered = await tx.drizzle
    .update(flag)
    .set({
      state: 'answered' as const,
      version,
      outcome,
      answeredBy: by.person,
      answer: keys.encrypt(flagAnswerPlace(id), text),
      answeredAt: tx.context.instant,
    })
    .where(and(eq(flag.id, id), eq(flag.version, expectedVersion), ne(flag.state, 'answered')))
    .returning({ id: flag.id })
  if (answered.length === 0) throw new Problem('stale-version', 'Another change of the flag came first.')
  await plan(tx, {
    kind: flagAnsweredKind,
    payload: { flag: id, state: seen.state },
    onceKey: `${flagAnsweredKind}:${id}`,
  })
  return { id, version, touched: [{ purpose: 'overseeUse' }] }
}

export const answerFlagEndpoint = writeEndpoint({
  id: 'answerAccessFlag',
  method: 'POST',
  path: '/v1/access-flags/{flag}/answer',
  tag: 'Access log',
  summary: {
    fi: 'Vastaa käyttöä koskevaan poikkeamailmoitukseen',
    sv: 'Svara på en avvikelseanmälan om användningen',
    en: 'Answer a flag on unusual use',
  },
  caller: ['person'],
  operation: 'accessFlag.answer',
  scope: 'oversight',
  params: { flag: accessFlagId },
  query: {},
  body: answerBody,
  success: 200,
  ifMatch: true,
  audit: { event: 'accessFlag.answered', ground: 'ima-17' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: {
    params: { flag: exampleFlag },
    body: { outcome: 'dutyRequired', text: 'Virkailija sijaisti kollegaa, työvuorolista on tarkistettu.' },
  },
  handler: (tx, { caller, params, body, expectedVersion, parts }) =>
    answerFlag(tx, staffOf(caller), params.flag, { ...body, expectedVersion }, parts),
})
