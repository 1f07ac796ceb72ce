import { consentWithdrawnKind } from '@tym/consents/public'
import type { Database } from '@tym/database'
import { readJournal } from '@tym/journal'
import { type Clock, type CustomershipId, consentId, customershipId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { plan } from '@tym/outbox'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { logStep } from './log-step.ts'
import { recallNarrowedKind } from './recall-narrowed.ts'

const job = 'withdraw-again'
const withdrawn = z.array(z.object({ consent: consentId, customership: customershipId }))

/**
 * Withdraws every consent of which the journal says so and the database does not, before anything is served or sent: it has been
 * restored, or a crash came between the journal and the commit of a withdrawal that the customer had asked for. The
 * customer's log says it, officers are told, and what rests on it is called back. Answers how many; safe to repeat, and in several
 * processes at once.
 */
export async function withdrawAgain(
  journalFile: string,
  { database, clock, keys }: { database: Database; clock: Clock; keys: Pick<KeyVault, 'find'> },
): Promise<number> {
  const { entries } = await readJournal(journalFile)
  const withdrawals = entries.flatMap((entry) => (entry.kind === 'withdrawal' ? [entry] : []))
  if (withdrawals.length === 0) return 0
  const consents = withdrawals.map(({ consent }) => consent)
  const at = withdrawals.map((each) => each.at.toISOString())
  // A key that does not open keeps no withdrawal from holding: its line is then nobody's.
  const readable = { find: (id: CustomershipId) => keys.find(id).catch(() => undefined) }
  const scope = { kind: 'job' as const, job }
  return database.write({ instant: clock.instant(), calendar: clock.calendar(), scope }, async (tx) => {
    const rows = await tx.drizzle.execute(sql`
      select consent, customership from relation.withdraw_again(${sql.param(consents)}::uuid[], ${sql.param(at)}::text[]::timestamptz[])`)
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
