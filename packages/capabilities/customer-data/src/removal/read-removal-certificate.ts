import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, Problem, removalId } from '@tym/kernel'
import { isCustomer } from '@tym/register'
import { z } from 'zod'
import { getRemoval } from './queries.ts'
import { exampleFile, exampleRemoval } from './removal.ts'

/**
 * The agency's signed statement of a removal: for the customer and for the organisation that stored the fact.
 */
export const readRemovalCertificateEndpoint = readEndpoint({
  id: 'readRemovalCertificate',
  method: 'GET',
  path: '/v1/customerships/{customership}/removals/{removal}/certificate',
  tag: 'Removals',
  summary: {
    fi: 'Lue todistus virheellisen tiedon poistamisesta',
    sv: 'Läs intyget över att en felaktig uppgift har tagits bort',
    en: 'Read the certificate that a wrong fact has been removed',
  },
  caller: ['person', 'customer'],
  operation: 'removal.read',
  scope: 'organisation',
  params: { customership: customershipId, removal: removalId },
  query: {},
  body: noBody,
  output: z.strictObject({
    removal: removalId,
    certifiedAt: z.iso.datetime(),
    /** The agency's signed note (C2SP signed-note): verifiable by anybody who has the agency's note key. */
    certificate: z.string(),
  }),
  audit: { event: 'removal.certificateRead', ground: 'gdpr-17' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile, removal: exampleRemoval } },
  handler: async (tx, { caller, params: { customership, removal: id } }) => {
    const { owner, certificate, certifiedAt } = await getRemoval(tx, { customership, id })
    const isTheirs = isCustomer(caller.role) || caller.authority === owner
    if (!isTheirs || certificate === null || certifiedAt === null)
      throw new Problem('not-found', 'No such certificate for this caller.')
    return {
      output: { removal: id, certifiedAt: certifiedAt.toISOString(), certificate },
      touched: [{ customership, resources: [id] }],
    }
  },
})
