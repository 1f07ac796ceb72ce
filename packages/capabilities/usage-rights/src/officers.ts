import type { ReadTx, WriteTx } from '@tym/database'
import type { OrganisationId, PersonId } from '@tym/kernel'
import { type Notice, notify } from '@tym/notifications/public'
import { rolesThatMay } from '@tym/register'
import { and, eq, gte, inArray, lte } from 'drizzle-orm'
import { type UsageRightRow, usageRight } from './schema.ts'

interface Recipient {
  readonly recipient: PersonId
  readonly organisation: OrganisationId
}

/** The employer's access officers in office today, each with the organisation under which they act. */
export async function officersOf(tx: ReadTx, employer: OrganisationId): Promise<Recipient[]> {
  const { calendar } = tx.context
  return tx.drizzle
    .select({ recipient: usageRight.holder, organisation: usageRight.authority })
    .from(usageRight)
    .where(
      and(
        eq(usageRight.employer, employer),
        inArray(usageRight.role, [...rolesThatMay('usageRight.apply')]),
        eq(usageRight.state, 'granted'),
        lte(usageRight.validFrom, calendar),
        gte(usageRight.validUntil, calendar),
      ),
    )
}

/**
 * Tells the holder and the employer's access officers, whoever of them applied, about the end of a right;
 * each once for the same `moment`. A system reads no notices. Answers how many were new.
 */
export async function tellOfEnd(
  tx: WriteTx,
  right: Pick<UsageRightRow, 'id' | 'holder' | 'holderKind' | 'authority' | 'employer' | 'validUntil'>,
  { kind, moment }: { readonly kind: Notice['kind']; readonly moment: string },
): Promise<number> {
  const holder = { recipient: right.holder, organisation: right.authority }
  const officers = await officersOf(tx, right.employer)
  let told = 0
  for (const recipient of [...(right.holderKind === 'person' ? [holder] : []), ...officers]) {
    const isNew = await notify(tx, {
      ...recipient,
      kind,
      usageRight: right.id,
      dueOn: right.validUntil,
      onceKey: `${right.id}:${moment}`,
    })
    if (isNew) told += 1
  }
  return told
}
