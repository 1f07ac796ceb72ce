import {
  businessId,
  isDeliverableAddress,
  isSecureAddress,
  lineText,
  Problem,
  personId,
  safeText,
} from '@tym/kernel'
import { eeaCountries, fieldId } from '@tym/register'
import { z } from 'zod'
import type { TermsRow } from './schema.ts'

const notAllowed = { params: { problem: 'party-not-allowed' } }

/**
 * Where deliveries are posted: an address that nobody in between can read, without anything secret or
 * fleeting in it.
 */
const deliveryAddress = safeText(400).refine((text) => {
  if (!isSecureAddress(text)) return false
  const { href, username, password, hash, search } = new URL(text)
  // Only in the one spelling that is sent: what is approved is exactly what is connected to.
  return `${username}${password}${hash}${search}` === '' && (href === text || href === `${text}/`)
}, notAllowed)

/**
 * Who a party is, on which contract, where it is reached and which data it may have: what the agency
 * approves.
 */
export const termsBody = z
  .strictObject({
    name: lineText(200),
    /** Y-tunnus of a Finnish party; of another country its own register's id. */
    businessId: lineText(40).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .refine((code) => eeaCountries.includes(code), notAllowed),
    /** An office, not a person: it stands in the registry as long as the party. */
    contact: safeText(400),
    contractReference: lineText(200),
    /**
     * Absent for one that fetches from the exchange, or gets everything by hand: on paper, orally, by secure
     * mail.
     */
    deliveryAddress: deliveryAddress.optional(),
    /** The outermost limit: what a consent may name for this party. */
    allowedFields: z.array(fieldId).min(1).max(200),
  })
  .refine(({ allowedFields }) => new Set(allowedFields).size === allowedFields.length, {
    path: ['allowedFields'],
  })
  .refine(
    ({ country, businessId: id }) => country !== 'FI' || id === undefined || businessId.safeParse(id).success,
    {
      path: ['businessId'],
      params: { problem: 'invalid-business-id' },
    },
  )
export type Terms = z.infer<typeof termsBody>

/**
 * Throws 'party-not-allowed' for an address that is not of the public network, or of this machine where that
 * is allowed.
 */
export function mustBeOutside(
  { deliveryAddress: address }: Pick<Terms, 'deliveryAddress'>,
  { deliversToThisMachine }: { readonly deliversToThisMachine: boolean },
  pointer: string,
): void {
  if (address !== undefined && !isDeliverableAddress(address, { toThisMachine: deliversToThisMachine }))
    throw new Problem('party-not-allowed', 'The address is not one of the public network.', pointer)
}

export const termsView = z.strictObject({
  number: z.int().positive(),
  name: z.string(),
  businessId: z.string().nullable(),
  country: z.string(),
  contact: z.string(),
  contractReference: z.string(),
  deliveryAddress: z.string().nullable(),
  allowedFields: z.array(fieldId),
  proposedBy: personId,
  proposedAt: z.iso.datetime(),
  decision: z.enum(['approved', 'refused']).nullable(),
  decidedBy: personId.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  refusalReason: z.string().nullable(),
  /** Whether nothing goes by machine, since one officer entered it. */
  byHand: z.boolean(),
})
export type TermsView = z.infer<typeof termsView>

export function toTermsView({ party: _party, ...row }: TermsRow): TermsView {
  return {
    ...row,
    proposedAt: row.proposedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }
}

/** Valid terms, for the documentation and the denial suite. */
export const exampleTerms = {
  name: 'Itärannikon työvalmennussäätiö',
  businessId: '9999905-2',
  country: 'FI',
  contact: 'asiakaspalvelu@saatio.example',
  contractReference: 'TYM-sopimus 2026/14',
  deliveryAddress: 'https://vastaanotto.saatio.example/tym',
  allowedFields: ['5.07', '7.05', '7.15'],
}
export const exampleParty = '0198f0a0-0000-7000-8000-000000000b01'
