import type { ReadTx } from '@tym/database'
import { noBody, readEndpoint } from '@tym/employment'
import { customershipId, nationalId, Problem } from '@tym/kernel'
import { type CustomershipKeys, getKeys } from '@tym/key-vault'
import { ordinaryPurpose } from '@tym/register'
import { z } from 'zod'
import { listNewestVersions, openValue } from '../queries.ts'
import { exampleFile } from './queries.ts'

/** The customer's identity code, which every other answer masks. Throws 'not-found' where there is none. */
export async function readCode(tx: ReadTx, keys: CustomershipKeys): Promise<string> {
  const [newest] = await listNewestVersions(tx, keys.customership, '1.01')
  if (newest === undefined || newest.version.removedAt !== null)
    throw new Problem('not-found', 'The file has no identity code.')
  return nationalId.parse(openValue(keys, newest.version))
}

export const readCodeEndpoint = readEndpoint({
  id: 'readIdentityCode',
  method: 'GET',
  path: '/v1/customerships/{customership}/identity-code',
  tag: 'Customer data',
  summary: {
    fi: 'Näytä asiakkaan henkilötunnus',
    sv: 'Visa kundens personbeteckning',
    en: "Show the customer's identity code",
  },
  caller: ['person'],
  operation: 'identity.readCode',
  scope: 'customership',
  params: { customership: customershipId },
  query: {},
  body: noBody,
  output: z.strictObject({ nationalId: z.string() }),
  audit: { event: 'identity.codeRead', ground: 'tym-15' },
  problems: ['not-found'],
  example: { params: { customership: exampleFile } },
  handler: async (tx, { caller, params: { customership }, parts }) => ({
    output: { nationalId: await readCode(tx, await getKeys(parts, customership)) },
    touched: [{ customership, purpose: ordinaryPurpose(caller.role), categories: [1], fields: ['1.01'] }],
  }),
})
