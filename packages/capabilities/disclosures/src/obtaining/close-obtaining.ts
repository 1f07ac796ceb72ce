import { relyOnConsent } from '@tym/consents/public'
import { getActing } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { customershipId, type ObtainingId, obtainingId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { exampleFile, exampleObtaining } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { type Decided, decisionOutcomes, keepDecisions, mayDecide } from './decide-items.ts'
import { getObtaining, moveObtaining } from './queries.ts'
import type { ObtainingRow } from './schema.ts'
import { openAnswer } from './sealed.ts'

/**
 * Refuses of what waits in quarantine the items on which the caller decides, and leaves the rest; or, by the
 * organisation that asked, stops what has not been answered. Nothing of what is refused is kept, and what
 * comes from a stopped source afterwards is thrown away before any person reads it.
 */
export async function closeObtaining(
  tx: WriteTx,
  openKeys: () => Promise<CustomershipKeys>,
  by: StaffPrincipal,
  at: { readonly customership: ObtainingRow['customership']; readonly id: ObtainingId },
): Promise<Written> {
  await relyOnConsent(tx, (await getObtaining(tx, at.customership, at.id)).consent, at.id)
  const row = await getObtaining(tx, at.customership, at.id)
  const touched = [touchedDisclosure(at.customership, by.role, [at.id])]
  if (row.state === 'quarantined')
    return { id: at.id, ...(await refuseOwn(tx, await openKeys(), by, row)), touched }
  verifyAct(by, 'obtaining.cancel', { maker: await getActing(tx, row.customership, row.owner) })
  if (row.state === 'rejected' || row.state === 'stopped')
    return { id: at.id, version: row.version, outcome: 'decided', touched }
  if (!['waiting', 'asked', 'failed'].includes(row.state))
    throw new Problem('state-conflict', 'The obtaining has ended already.')
  const version = await moveObtaining(tx, row, { state: 'stopped', problem: 'cancelled' })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  return { id: at.id, version, outcome: 'decided', touched }
}

async function refuseOwn(tx: WriteTx, keys: CustomershipKeys, by: StaffPrincipal, row: ObtainingRow) {
  const answer = openAnswer(keys, row)
  const decided: Decided[] = []
  for (const [item, { field, value }] of answer.entries())
    if (value !== null && (await mayDecide(tx, by, row, field))) decided.push({ item, field, entry: null })
  if (decided.length === 0)
    throw new Problem('not-permitted', 'Every item is for another role or organisation.')
  return keepDecisions(tx, keys, by, { row, answer, decided })
}

export const closeObtainingEndpoint = writeEndpoint({
  id: 'closeObtaining',
  method: 'POST',
  path: '/v1/customerships/{customership}/obtainings/{obtaining}/closing',
  tag: 'Obtainings',
  summary: {
    fi: 'Hylkää saadut tiedot tai peru pyyntö',
    sv: 'Avvisa erhållna uppgifter eller avbryt begäran',
    en: 'Refuse what was received or cancel the request',
  },
  caller: ['person'],
  operation: 'obtaining.decide',
  scope: 'customership',
  afterEnd: 'open',
  params: { customership: customershipId, obtaining: obtainingId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  outcomes: decisionOutcomes,
  audit: { event: 'obtaining.closed', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, obtaining: exampleObtaining } },
  handler: (tx, { caller, params: { customership, obtaining }, parts }) =>
    closeObtaining(tx, () => getKeys(parts, customership), staffOf(caller), { customership, id: obtaining }),
})
