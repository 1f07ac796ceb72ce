import { getLifeCycle, listParties } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import type { Principal } from '@tym/employment'
import type { CustomershipId, OrganisationId } from '@tym/kernel'
import type { FileFacts } from '@tym/register'

/** What recording asks of the customership. */
export interface File extends FileFacts {
  readonly labourAuthority: OrganisationId
}

/** The context's customership as recording needs it. Throws 'not-found'. */
export async function getFile(tx: ReadTx, customership: CustomershipId): Promise<File> {
  const { kelaInPlan } = await getLifeCycle(tx, customership)
  const parties = await listParties(tx, customership)
  const labour = parties.find(({ kind }) => kind === 'labourAuthority')
  if (labour === undefined) throw new Error('a customership has a labour authority among its parties')
  return { kelaInPlan, labourAuthority: labour.organisation }
}

/**
 * Who answers for what the author records (13 §): the authority that they act for. What the customer records
 * themselves is kept by the labour authority, which sees to the customer's process.
 */
export function storingOrganisation(author: Principal, { labourAuthority }: File): OrganisationId {
  return author.authority ?? labourAuthority
}
