import { noBody, readEndpoint } from '@tym/employment'
import { z } from 'zod'
import { allOrganisations } from './find-organisations.ts'
import { organisationView } from './organisation.ts'

/** GET /v1/organisations: the public facts of everybody who takes part. */
export const listOrganisations = readEndpoint({
  id: 'listOrganisations',
  method: 'GET',
  path: '/v1/organisations',
  tag: 'Organisations',
  summary: {
    fi: 'Luettele organisaatiot',
    sv: 'Lista organisationer',
    en: 'List the organisations that take part',
  },
  caller: ['person', 'system', 'customer'],
  operation: 'organisation.read',
  scope: 'public',
  params: {},
  query: {},
  body: noBody,
  output: z.strictObject({ items: z.array(organisationView) }),
  audit: { event: 'organisations.listed', ground: 'tym-13' },
  problems: [],
  example: { params: {} },
  handler: async (tx) => ({ output: { items: await allOrganisations(tx) }, touched: [] }),
})
