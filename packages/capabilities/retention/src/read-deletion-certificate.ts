import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { Problem } from '@tym/kernel'
import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { type DeletionId, deletionId, exampleDeletion } from './deletion.ts'
import { deletion } from './schema.ts'

const certificateView = z.strictObject({
  deletion: deletionId,
  run: z.uuid(),
  certifiedAt: z.iso.datetime(),
  /** The agency's signed note (C2SP signed-note): verifiable by anybody who has the agency's note key. */
  certificate: z.string(),
})
type CertificateView = z.infer<typeof certificateView>

const columns = {
  deletion: deletion.id,
  run: deletion.run,
  certifiedAt: deletion.certifiedAt,
  certificate: deletion.certificate,
}

/**
 * The certificate of one deletion, by the id that the customer was told. Throws 'not-found' when there is
 * none (yet).
 */
export async function readDeletionCertificate(tx: ReadTx, id: DeletionId): Promise<CertificateView> {
  const rows = await tx.drizzle
    .select(columns)
    .from(deletion)
    .where(and(eq(deletion.id, id), eq(deletion.state, 'certified')))
  const [found] = viewsOf(rows)
  if (found === undefined) throw new Problem('not-found', 'No such certificate.')
  return found
}

/** Certificates, of the newest deletions first. */
export async function listDeletionCertificates(
  tx: ReadTx,
  { limit, before }: { readonly limit: number; readonly before?: DeletionId | undefined },
): Promise<CertificateView[]> {
  const rows = await tx.drizzle
    .select(columns)
    .from(deletion)
    .where(and(eq(deletion.state, 'certified'), before === undefined ? undefined : lt(deletion.id, before)))
    .orderBy(desc(deletion.id))
    .limit(limit)
  return viewsOf(rows)
}

function viewsOf(
  rows: readonly {
    readonly deletion: DeletionId
    readonly run: string
    readonly certifiedAt: Date | null
    readonly certificate: string | null
  }[],
): CertificateView[] {
  return rows.flatMap(({ certifiedAt, certificate, ...row }) =>
    certifiedAt === null || certificate === null
      ? []
      : [{ ...row, certifiedAt: certifiedAt.toISOString(), certificate }],
  )
}

export const readDeletionCertificateEndpoint = readEndpoint({
  id: 'readDeletionCertificate',
  method: 'GET',
  path: '/v1/deletion-certificates/{deletion}',
  tag: 'Deletion',
  summary: {
    fi: 'Lue poiston todistus',
    sv: 'Läs intyget över en radering',
    en: 'Read the certificate of a deletion',
  },
  caller: ['person'],
  operation: 'deletionCertificate.read',
  scope: 'organisation',
  params: { deletion: deletionId },
  query: {},
  body: noBody,
  output: certificateView,
  audit: { event: 'deletionCertificate.read', ground: 'tym-12' },
  problems: ['not-found'],
  example: { params: { deletion: exampleDeletion } },
  handler: async (tx, { params }) => ({
    output: await readDeletionCertificate(tx, params.deletion),
    touched: [],
  }),
})

export const listDeletionCertificatesEndpoint = readEndpoint({
  id: 'listDeletionCertificates',
  method: 'GET',
  path: '/v1/deletion-certificates',
  tag: 'Deletion',
  summary: {
    fi: 'Luettele poistojen todistukset',
    sv: 'Lista intygen över raderingar',
    en: 'List the certificates of deletions',
  },
  caller: ['person'],
  operation: 'deletionCertificate.read',
  scope: 'organisation',
  params: {},
  query: {
    limit: z.coerce.number().int().min(1).max(100).default(50),
    /** The last deletion of the page before. */
    before: deletionId.optional(),
  },
  body: noBody,
  output: z.strictObject({ items: z.array(certificateView) }),
  audit: { event: 'deletionCertificate.listed', ground: 'tym-12' },
  problems: [],
  example: { params: {} },
  handler: async (tx, { query }) => ({
    output: { items: await listDeletionCertificates(tx, query) },
    touched: [],
  }),
})
