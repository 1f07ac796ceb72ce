import type { Principal } from '@tym/access'
import type { WriteTx } from '@tym/database'
import type { Written } from '@tym/endpoint'
import type { Journal } from '@tym/journal'
import { type ConsentId, type CustomershipId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { isCustomer } from '@tym/register'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { lockConsent } from './consent-now.ts'
import { consentWithdrawnKind } from './notify-consent-withdrawn.ts'
import { getConsent, listAnswers } from './queries.ts'
import { consent } from './schema.ts'
import { touchedConsent } from './touched.ts'

/**
 * Withdraws a consent from the commit on, in every process. As easy as giving it (GDPR 7(3)): no reason, no waiting for
 * anybody, through an officer of any party or by the customer, also when the customership has ended. Doing it twice
 * changes nothing. The officers who received it are told. Holds the consent still to the end of the transaction.
 *
 * The journal outside the databases has it before the commit, so that no restore of a backup brings a withdrawn consent back. A
 * crash in between, or a commit that fails, leaves an entry for a withdrawal that nobody was told is done: a restore would withdraw
 * that consent, which errs towards the customer who had asked for it.
 */
export async function withdrawConsent(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role'>,
  at: { readonly customership: CustomershipId; readonly id: ConsentId },
  journal: Pick<Journal, 'append'>,
): Promise<Written> {
  const touched = [touchedConsent(at.customership, by.role, [at.id])]
  await lockConsent(tx, at.id)
  const known = await getConsent(tx, at.customership, at.id)
  const answers = await listAnswers(tx, at.id)
  if (answers.every(({ outcome }) => outcome === 'refused'))
    throw new Problem('state-conflict', 'A refusal lets nothing pass: there is nothing to withdraw.')
  // Whatever has come meanwhile, a new answer or another withdrawal: a no is never refused.
  const [withdrawn] = await tx.drizzle
    .update(consent)
    .set({
      version: sql`${consent.version} + 1`,
      withdrawnAt: tx.context.instant,
      withdrawnBy: by.person,
      withdrawnAs: isCustomer(by.role) ? 'customer' : 'officer',
    })
    .where(and(eq(consent.id, known.id), isNull(consent.withdrawnAt)))
    .returning({ version: consent.version })
  if (withdrawn === undefined)
    return { id: at.id, version: (await getConsent(tx, at.customership, at.id)).version, touched }
  await journal.append({ kind: 'withdrawal', consent: at.id })
  await plan(tx, {
    kind: consentWithdrawnKind,
    payload: { consent: at.id },
    onceKey: `${consentWithdrawnKind}:${at.id}`,
  })
  return { id: at.id, version: withdrawn.version, touched }
}
