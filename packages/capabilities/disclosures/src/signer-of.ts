import type { OrganisationId } from '@tym/kernel'
import type { RemoteSigner } from '@tym/signing'

/** The own signer of an organisation, asked over the network: no organisation's key is here. */
export type SignerOf = (organisation: OrganisationId) => Pick<RemoteSigner, 'signDocument'>
