import { type StaffPrincipal, staffOf } from '@tym/access'
import { lockConsent } from '@tym/consents/public'
import type { WriteTx } from '@tym/database'
import { noBody, type Written, writeEndpoint } from '@tym/endpoint'
import { type CustomershipId, customershipId, type ObtainingId, obtainingId, Problem } from '@tym/kernel'
import { exampleFile, exampleObtaining } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { getObtaining, moveObtaining } from './queries.ts'

/**
 * Refuses what waits in quarantine, or stops what has not been answered: nothing of it is kept. What comes from the source
 * afterwards is thrown away unread.
 */
export async function closeObtaining(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'person' | 'role'>,
  at: { readonly customership: CustomershipId; readonly id: ObtainingId },
): Promise<Written> {
  await lockConsent(tx, (await getObtaining(tx, at.customership, at.id)).consent)
  const row = await getObtaining(tx, at.customership, at.id)
  const touched = [touchedDisclosure(at.customership, by.role, [at.id])]
  if (row.state === 'rejected' || row.state === 'stopped') return { id: at.id, version: row.version, touched }
  const decided = { decidedBy: by.person, decidedAt: tx.context.instant, answer: null }
  const version =
    row.state === 'quarantined'
      ? await moveObtaining(tx, row, { state: 'rejected', ...decided })
      : ['waiting', 'asked', 'failed'].includes(row.state)
        ? await moveObtaining(tx, row, { state: 'stopped', problem: 'cancelled' })
        : refuse()
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  return { id: at.id, version, touched }
}

function refuse(): never {
  throw new Problem('state-conflict', 'The obtaining has ended already.')
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
  audit: { event: 'obtaining.closed', ground: 'gdpr-7' },
  problems: ['not-found', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, obtaining: exampleObtaining } },
  handler: (tx, { caller, params }) =>
    closeObtaining(tx, staffOf(caller), { customership: params.customership, id: params.obtaining }),
})
