import { getActing } from '@tym/customerships/public'
import type { WriteTx } from '@tym/database'
import { noBody, type StaffPrincipal, staffOf, verifyAct, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, type ObtainingId, obtainingId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { exampleFile, exampleObtaining } from '../examples.ts'
import { touchedDisclosure } from '../touched.ts'
import { askKind } from './obtaining.ts'
import { getObtaining, moveObtaining } from './queries.ts'

/** Asks again what has failed, under the same id; everything is checked again before it leaves. */
export async function retryObtaining(
  tx: WriteTx,
  by: Pick<StaffPrincipal, 'role' | 'authority'>,
  at: { readonly customership: CustomershipId; readonly id: ObtainingId },
): Promise<Written> {
  const row = await getObtaining(tx, at.customership, at.id)
  verifyAct(by, 'obtaining.retry', { maker: await getActing(tx, row.customership, row.owner) })
  if (row.state !== 'failed') throw new Problem('state-conflict', 'The obtaining has not failed.')
  const version = await moveObtaining(tx, row, { state: 'waiting', attempts: 0, problem: null })
  if (version === undefined) throw new Problem('stale-version', 'Another change came first.')
  await plan(tx, {
    kind: askKind,
    payload: { obtaining: at.id },
    onceKey: `${askKind}:${at.id}:${version}`,
  })
  return { id: at.id, version, touched: [touchedDisclosure(at.customership, by.role, [at.id])] }
}

export const retryObtainingEndpoint = writeEndpoint({
  id: 'retryObtaining',
  method: 'POST',
  path: '/v1/customerships/{customership}/obtainings/{obtaining}/retry',
  tag: 'Obtainings',
  summary: {
    fi: 'Pyydä epäonnistuneita tietoja uudelleen',
    sv: 'Begär på nytt det som misslyckades',
    en: 'Ask again what has failed',
  },
  caller: ['person'],
  operation: 'obtaining.retry',
  scope: 'customership',
  params: { customership: customershipId, obtaining: obtainingId },
  query: {},
  body: noBody,
  success: 200,
  ifMatch: false,
  audit: { event: 'obtaining.retried', ground: 'gdpr-7' },
  problems: ['not-found', 'not-permitted', 'state-conflict', 'stale-version'],
  example: { params: { customership: exampleFile, obtaining: exampleObtaining } },
  handler: (tx, { caller, params }) =>
    retryObtaining(tx, staffOf(caller), { customership: params.customership, id: params.obtaining }),
})
