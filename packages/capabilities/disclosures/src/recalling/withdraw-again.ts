import { consentWithdrawnKind } from '@tym/consents/public'
import type { Database } from '@tym/database'
import { readJournal } from '@tym/journal'
import { type Clock, type ConsentId, type CustomershipId, consentId, customershipId } from '@tym/kernel'
import { findReadable, type KeyVault } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { logStep } from '../log-step.ts'
import { recallNarrowedKind } from './recall-narrowed.ts'

const job = 'withdraw-again'
/** Entries of the journal that one transaction repeats. */
const most = 100
const withdrawn = z.array(z.object({ consent: consentId, customership: customershipId }))

interface Needs {
  readonly database: Database
  readonly clock: Clock
  readonly keys: Pick<KeyVault, 'find'>
}
/** A consent that was taken back, or an answer that lets less pass than the one before. */
interface Withdrawal {
  readonly consent: ConsentId
  readonly at: Date
  readonly number?: number
}

/** What the journal says was taken back of consents, whole or in part. */
export async function readTakenBack(journalFile: string): Promise<readonly Withdrawal[]> {
  const { entries } = await readJournal(journalFile)
  return entries.flatMap((entry) => (entry.kind === 'withdrawal' || entry.kind === 'answer' ? [entry] : []))
}

/**
 * Withdraws, before anything is served or sent, every consent that was withdrawn or narrowed according to the
 * journal and not according to the database, after a restore or a crash between journal and commit. The
 * customer's log says it, officers are told, what rests on it is called back, and it is safe to repeat, also
 * in several processes at once. Answers how many were withdrawn.
 */
export async function withdrawAgain(journalFile: string, needed: Needs): Promise<number> {
  const withdrawals = await readTakenBack(journalFile)
  let again = 0
  for (let at = 0; at < withdrawals.length; at += most)
    again += await withdrawSome(withdrawals.slice(at, at + most), needed)
  return again
}

async function withdrawSome(
  withdrawals: readonly Withdrawal[],
  { database, clock, keys }: Needs,
): Promise<number> {
  const consents = withdrawals.map(({ consent }) => consent)
  const at = withdrawals.map((each) => each.at.toISOString())
  const numbers = withdrawals.map((each) => each.number ?? null)
  // A key that does not open does not stop a withdrawal: its line is then in nobody's log.
  const readable = { find: (id: CustomershipId) => findReadable(keys, id) }
  const scope = { kind: 'job' as const, job }
  return database.write({ instant: clock.instant(), calendar: clock.calendar(), scope }, async (tx) => {
    const rows = await tx.drizzle.execute(sql`
      select consent, customership from relation.withdraw_again(${sql.param(consents)}::uuid[], ${sql.param(at)}::text[]::timestamptz[],
        ${sql.param(numbers)}::integer[])`)
    const again = withdrawn.parse([...rows])
    for (const { consent, customership } of again) {
      const line = { customership, resource: consent, fields: ['2.09'] as const }
      await logStep(tx, readable, { event: 'consent.withdrawn', ...line })
      for (const kind of [consentWithdrawnKind, recallNarrowedKind])
        await plan(tx, { kind, payload: { consent }, onceKey: `${kind}:${consent}:journal` })
    }
    return again.length
  })
}
