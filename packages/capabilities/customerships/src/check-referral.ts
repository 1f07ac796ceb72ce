import { readEndpoint } from '@tym/employment'
import { nationalId, organisationId, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { verifyReferral, verifyReferralKey } from './referral.ts'

/** A signed referral as it is handed in: a compact JWS. */
export const referralDocument = z.string().min(20).max(16_384)

/**
 * Says whether a signed referral would be accepted with the start of an assessment, for the person whom it is
 * claimed to concern. Nothing of it is stored (12 §). Answers who signed it and when.
 */
export const checkReferralEndpoint = readEndpoint({
  id: 'checkReferral',
  method: 'POST',
  path: '/v1/referral-checks',
  tag: 'Customerships',
  summary: {
    fi: 'Tarkista allekirjoitettu ohjaus tallentamatta sitä',
    sv: 'Verifiera en signerad hänvisning utan att lagra den',
    en: 'Verify a signed referral without storing it',
  },
  caller: ['person', 'system'],
  operation: 'referral.verify',
  scope: 'public',
  params: {},
  query: {},
  body: z.strictObject({ nationalId, referral: referralDocument }),
  output: z.strictObject({ referringParty: organisationId, referredOn: plainDate }),
  audit: { event: 'referral.checked', ground: 'tym-3' },
  problems: ['referral-invalid', 'invalid-national-id'],
  example: {
    params: {},
    body: { nationalId: '140385-901E', referral: 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiIifQ.c2lnbmF0dXJl' },
  },
  handler: async (tx, { body, instant, calendar, parts }) => {
    const referral = await verifyReferral(body.referral, {
      nationalId: body.nationalId,
      trust: parts.trust(),
      instant,
      calendar,
    })
    await verifyReferralKey(tx, referral)
    const { referringParty, referredOn } = referral
    return { output: { referringParty, referredOn }, touched: [] }
  },
})
