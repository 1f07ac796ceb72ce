import type { Principal } from '@tym/access'
import { exampleConsent, withdrawConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type Written, writeEndpoint } from '@tym/endpoint'
import type { Journal } from '@tym/journal'
import { type ConsentId, type CustomershipId, consentId, customershipId, Problem } from '@tym/kernel'
import { asc, eq } from 'drizzle-orm'
import { exampleFile } from './examples.ts'
import { stopObtainings } from './obtaining/queries.ts'
import { moveOn } from './queries.ts'
import { planRecall } from './recall.ts'
import { type DisclosureRow, disclosure, disclosureColumns } from './schema.ts'

/** Whether anything may already be outside when a consent is withdrawn. */
const outcomes = ['stopped', 'alreadyLeaving'] as const

/**
 * Withdraws a consent and stops, in the same commit, everything that waits on it, in either direction. It waits for no
 * recipient: what has left, or may have, is answered 'alreadyLeaving', and its recall is promised; so is a source that has been
 * asked, whose answer is thrown away. Nothing else leaves after this commit, in any process, since whatever leaves asks the
 * consent in the transaction that lets it.
 */
export async function withdrawAndStop(
  tx: WriteTx,
  by: Pick<Principal, 'person' | 'role'>,
  at: { readonly customership: CustomershipId; readonly id: ConsentId },
  journal: Pick<Journal, 'append'>,
): Promise<Written> {
  const { id, version, touched } = await withdrawConsent(tx, by, at, journal)
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(eq(disclosure.consent, at.id))
    .orderBy(asc(disclosure.id))
  for (const row of rows) {
    if (row.leftAt !== null) await planRecall(tx, row, 'withdrawn')
    else if (row.state !== 'stopped') await stopWaiting(tx, row)
  }
  const obtainings = await stopObtainings(tx, at.id)
  const ids = [...rows.map((row) => row.id), ...obtainings.map((row) => row.id)]
  const hasLeft =
    rows.some(({ leftAt }) => leftAt !== null) || obtainings.some(({ askedAt }) => askedAt !== null)
  return {
    ...{ id, version },
    outcome: hasLeft ? 'alreadyLeaving' : 'stopped',
    touched: touched.map((line) => ({ ...line, resources: [...(line.resources ?? []), ...ids] })),
  }
}

/** Holding the consent, nobody else moves it on: what waits is stopped, or the withdrawal is not said to be done. */
async function stopWaiting(tx: WriteTx, row: DisclosureRow): Promise<void> {
  const version = await moveOn(tx, row, { state: 'stopped', problem: 'consent-withdrawn' })
  if (version === undefined) throw new Problem('stale-version', 'A disclosure changed meanwhile.')
}

export const withdrawConsentEndpoint = writeEndpoint({
  id: 'withdrawConsent',
  method: 'POST',
  path: '/v1/customerships/{customership}/consents/{consent}/withdrawal',
  tag: 'Consents',
  summary: {
    fi: 'Peruuta suostumus heti',
    sv: 'Återkalla samtycket genast',
    en: 'Withdraw the consent at once',
  },
  caller: ['person', 'customer'],
  operation: 'consent.withdraw',
  scope: 'customership',
  params: { customership: customershipId, consent: consentId },
  query: {},
  body: noBody,
  success: 200,
  // Nobody needs to have read the newest version to say no.
  ifMatch: false,
  outcomes,
  audit: { event: 'consent.withdrawn', ground: 'gdpr-7' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, consent: exampleConsent } },
  handler: (tx, { caller, params, parts }) => {
    const at = { customership: params.customership, id: params.consent }
    return withdrawAndStop(tx, caller, at, parts.journal)
  },
})
