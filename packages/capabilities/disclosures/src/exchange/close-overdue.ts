import { relyOnConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import type { KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition } from '@tym/outbox'
import { asc, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type LogDelivery, logDeliveries } from '../log-delivery.ts'
import { moveOn } from '../queries.ts'
import { disclosure, disclosureColumns, isByMachine, type MachineDisclosure } from '../schema.ts'
import { tellOfficer } from '../tell-officer.ts'
import { closeIfOverdue } from './close-if-overdue.ts'
import { mayBeFetchedSince } from './fetch-window.ts'

const atMost = 200

/**
 * Closes what a party has fetched and sent no receipt for, and what waits to be fetched though its consent is
 * over or it has been called back. Nobody waits for what does not come.
 */
async function closeOverdue(tx: WriteTx, log: LogDelivery): Promise<JobCounts> {
  const since = mayBeFetchedSince(tx.context.instant).toISOString()
  const rows = await tx.drizzle
    .select(disclosureColumns)
    .from(disclosure)
    .where(
      sql`${disclosure.id} in (select disclosures.find_overdue(${since}::timestamptz, ${tx.context.calendar}::date, ${atMost}))`,
    )
    .orderBy(asc(disclosure.consent), asc(disclosure.id))
  let closed = 0
  for (const row of rows.filter(isByMachine))
    if (await (row.state === 'leaving' ? closeIfOverdue(tx, row, log) : closeWaiting(tx, row, log)))
      closed += 1
  return { closed }
}

async function closeWaiting(tx: WriteTx, row: MachineDisclosure, log: LogDelivery): Promise<boolean> {
  await relyOnConsent(tx, row.consent, row.id)
  const [state, problem] =
    row.leftAt === null
      ? (['stopped', 'consent-not-in-force'] as const)
      : (['failed', 'called-back'] as const)
  if ((await moveOn(tx, row, { state, problem })) === undefined) return false
  await log(tx, row, { event: 'disclosure.refused', problem })
  const news = state === 'stopped' ? 'disclosureStopped' : 'disclosureFailed'
  await tellOfficer(tx, news, { ...row, officer: row.preparedBy })
  return true
}

export function closeOverdueFetches({ keys }: { readonly keys: Pick<KeyVault, 'find'> }): JobDefinition {
  return defineJob({
    kind: 'close-overdue',
    payload: z.object({}),
    everySeconds: 3600,
    run: (tx) => closeOverdue(tx, logDeliveries(keys)),
  })
}
