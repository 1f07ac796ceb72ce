import { getNumber, listParties } from '@tym/customerships/public'
import type { ReadTx } from '@tym/database'
import type { CustomershipId, Language, OrganisationId } from '@tym/kernel'
import { findAgency, findOrganisation } from '@tym/organisations/public'
import type { ConsentDirection } from '@tym/register'
import type { TextFacts } from './consent-text.ts'
import type { RenewedConsent } from './terms.ts'
import type { Verified } from './verify-consent.ts'

/** One of the joint controllers (13 §), by its name in the customer's language. */
export interface Controller {
  readonly id: OrganisationId
  readonly name: string
}

/**
 * The three parties of the customership and the agency: joint controllers of what a consent lets pass (13 §).
 */
export async function listControllers(
  tx: ReadTx,
  customership: CustomershipId,
  language: Language,
): Promise<Controller[]> {
  const controllers: Controller[] = []
  for (const { organisation } of await listParties(tx, customership)) {
    const found = await findOrganisation(tx, organisation)
    if (found !== undefined) controllers.push({ id: organisation, name: found.name[language] })
  }
  const agency = await findAgency(tx)
  if (agency !== undefined) controllers.push({ id: agency.id, name: agency.name[language] })
  return controllers
}

type Exactly = Pick<
  RenewedConsent,
  | 'fields'
  | 'purpose'
  | 'contactPerson'
  | 'necessity'
  | 'validFrom'
  | 'validUntil'
  | 'explicit'
  | 'representative'
  | 'explained'
>

/** Everything that the text is made of, for the authority that receives the consent. */
export async function gatherFacts(
  tx: ReadTx,
  customership: CustomershipId,
  of: Verified & {
    readonly receivedBy: OrganisationId
    readonly direction: ConsentDirection
    readonly exactly: Exactly
    readonly controllers: readonly Controller[]
  },
): Promise<TextFacts> {
  const { purpose, ...exactly } = of.exactly
  return {
    ...exactly,
    number: await getNumber(tx, customership),
    receivedBy: of.controllers.find(({ id }) => id === of.receivedBy)?.name ?? of.receivedBy,
    controllers: of.controllers.map(({ name }) => name),
    party: of.party,
    direction: of.direction,
    purpose: { text: purpose.text, service: purpose.service, entry: of.entry },
  }
}
