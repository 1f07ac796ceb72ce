import type { WriteTx } from '@tym/database'
import { noBody, type Written, writeEndpoint } from '@tym/employment'
import { type CustomershipId, customershipId, dayMilliseconds, newLogExtractId, Problem } from '@tym/kernel'
import { plan } from '@tym/outbox'
import { and, count, eq, gt } from 'drizzle-orm'
import { logExtract } from './schema.ts'
import { signLogExtractKind } from './sign-log-extract.ts'

/** Of one file within a day; each is signed by the agency and covers the whole log. A setting. */
const mostADay = 20

/**
 * Promises a customer their own log with its proofs: the agency signs how many lines it has, at a head of the
 * log that has all lines until now. It is ready seconds later. Throws 'too-many-log-extracts' for more of
 * them within a day than anybody can use.
 */
async function requestLogExtract(tx: WriteTx, customership: CustomershipId): Promise<Written> {
  const since = new Date(tx.context.instant.getTime() - dayMilliseconds)
  const [asked] = await tx.drizzle
    .select({ times: count() })
    .from(logExtract)
    .where(and(eq(logExtract.customership, customership), gt(logExtract.requestedAt, since)))
  if ((asked?.times ?? 0) >= mostADay)
    throw new Problem('too-many-log-extracts', 'The log of this file has been asked for too often today.')
  const id = newLogExtractId()
  await tx.drizzle.insert(logExtract).values({ id, customership, requestedAt: tx.context.instant })
  await plan(tx, { kind: signLogExtractKind, payload: { extract: id } })
  return { id, version: 1, touched: [{ customership, purpose: 'ownData', resources: [id] }] }
}

export const requestLogExtractEndpoint = writeEndpoint({
  id: 'requestLogExtract',
  method: 'POST',
  path: '/v1/customerships/{customership}/log-extracts',
  tag: 'Access log',
  summary: {
    fi: 'Pyydä oma loki todisteineen',
    sv: 'Begär den egna loggen med bevis',
    en: 'Ask for the own log with its proofs',
  },
  caller: ['customer'],
  operation: 'accessLog.extract',
  scope: 'customership',
  afterEnd: 'open',
  afterAnnulment: 'open',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  success: 201,
  ifMatch: false,
  audit: { event: 'accessLog.extractRequested', ground: 'gdpr-15' },
  problems: ['not-found', 'too-many-log-extracts'],
  example: { params: { customership: '0198f0a0-0000-7000-8000-00000000c001' } },
  handler: (tx, { params }) => requestLogExtract(tx, params.customership),
})
