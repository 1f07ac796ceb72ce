import type { WriteTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import type { Journal } from '@tym/journal'
import { type ConsentId, type CustomershipId, type OutsidePartyId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { isCustomer } from '@tym/register'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { lockConsent } from './consent-now.ts'
import {
  type KnownConsent,
  letsTheSamePass,
  listTowards,
  lockConsents,
  type OpenKeys,
  stillGood,
} from './equal-consents.ts'
import { consentWithdrawnKind } from './notify-consent-withdrawn.ts'
import { getConsent, listAnswers } from './queries.ts'
import { type ConsentRow, consent } from './schema.ts'

type By = Pick<Principal, 'person' | 'role'>
type Keep = Pick<Journal, 'append'>

/** What a withdrawal has done. */
export interface Withdrawal {
  readonly version: number
  /**
   * Withdrawn by this call or before: the consent that was meant, and those that let the same data pass to or
   * from the party.
   */
  readonly withdrawn: readonly ConsentId[]
  /** What the customer still allows between the register and that party. */
  readonly inForce: readonly ConsentId[]
}

/**
 * Withdraws a consent from the commit on, in every process, with all that let the same data pass the same way
 * to or from the same party, and keeps the lock of the consents until then. It is as easy as giving it (GDPR
 * 7(3)): no reason, no waiting for anybody, through an officer of any party or by the customer, also when the
 * customership has ended, and doing it twice changes nothing.
 */
export async function withdrawConsent(
  tx: WriteTx,
  by: By,
  at: { readonly customership: CustomershipId; readonly id: ConsentId },
  { journal, openKeys }: { readonly journal: Keep; readonly openKeys: OpenKeys },
): Promise<Withdrawal> {
  await getConsent(tx, at.customership, at.id)
  await lockConsents(tx, at.customership)
  const meant = await getConsent(tx, at.customership, at.id)
  const [newest, ...earlier] = await listAnswers(tx, at.id)
  if (newest === undefined || [newest, ...earlier].every(({ outcome }) => outcome === 'refused'))
    throw new Problem('state-conflict', 'A refusal lets nothing pass: there is nothing to withdraw.')
  const known = { row: meant, newest }
  const towards = await listTowards(tx, at.customership, { of: meant, openKeys })
  const equals = towards.filter((each) => letsTheSamePass(each, known) && isNotAfter(each, meant))
  const ids = new Set([at.id, ...equals.map(({ row }) => row.id)])
  await withdrawEach(tx, by, [...ids], journal)
  const { version } = await getConsent(tx, at.customership, at.id)
  const others = towards.filter(({ row }) => !ids.has(row.id))
  return { version, withdrawn: [...ids].sort(), inForce: stillGood(others, tx.context.calendar) }
}

/** A repeated withdrawal does not touch what the customer has agreed to since. */
function isNotAfter({ newest }: KnownConsent, { withdrawnAt }: ConsentRow): boolean {
  return withdrawnAt === null || newest.recordedAt <= withdrawnAt
}

/**
 * Withdraws everything that the customer has agreed to between the register and one party, in both directions
 * and of whatever days: all of it in this transaction, or none. Answers which; none when nothing was agreed
 * to.
 */
export async function withdrawAllTowards(
  tx: WriteTx,
  by: By,
  at: {
    readonly customership: CustomershipId
    readonly party: { readonly id: OutsidePartyId } | { readonly consent: ConsentId }
  },
  { journal, openKeys }: { readonly journal: Keep; readonly openKeys: OpenKeys },
): Promise<ConsentId[]> {
  await lockConsents(tx, at.customership)
  const party =
    'id' in at.party ? at.party.id : { of: await getConsent(tx, at.customership, at.party.consent), openKeys }
  const ids = (await listTowards(tx, at.customership, party)).map(({ row }) => row.id)
  await withdrawEach(tx, by, ids, journal)
  return ids
}

/**
 * Locks in the order of their ids, as everybody does. A withdrawal is never refused, whatever happens
 * meanwhile.
 */
async function withdrawEach(tx: WriteTx, by: By, ids: readonly ConsentId[], journal: Keep): Promise<void> {
  for (const id of [...ids].sort()) {
    await lockConsent(tx, id)
    const withdrawn = await tx.drizzle
      .update(consent)
      .set({
        version: sql`${consent.version} + 1`,
        withdrawnAt: tx.context.instant,
        withdrawnBy: by.person,
        withdrawnAs: isCustomer(by.role) ? 'customer' : 'officer',
      })
      .where(and(eq(consent.id, id), isNull(consent.withdrawnAt)))
      .returning({ id: consent.id })
    if (withdrawn.length === 0) continue
    // Before the commit, so that no restore of a backup brings a withdrawn consent back. A crash before the
    // commit leaves an entry for a withdrawal that nobody was told is done, which errs towards the customer
    // who asked for it.
    await journal.append({ kind: 'withdrawal', consent: id })
    await plan(tx, {
      kind: consentWithdrawnKind,
      payload: { consent: id },
      onceKey: `${consentWithdrawnKind}:${id}`,
    })
  }
}
