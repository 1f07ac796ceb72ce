import { consentId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { z } from 'zod'
import { announceExpiringConsents } from './announce-expiring-consents.ts'
import { consentWithdrawn, consentWithdrawnKind, notifyConsentWithdrawn } from './notify-consent-withdrawn.ts'
import { type SignerOf, signConsentReceipt } from './sign-consent-receipt.ts'

export type { SignerOf }

const announceKind = 'announce-expiring-consents'
const everySixHours = 21_600

/** Job table of consents. `signerOf` gives an organisation's own signer. */
export function jobs({ signerOf }: { readonly signerOf: SignerOf }): readonly JobDefinition[] {
  return [
    signConsentReceipt(signerOf),
    defineJob({
      kind: announceKind,
      payload: z.strictObject({ after: consentId.exactOptional() }),
      everySeconds: everySixHours,
      run: async (tx, { after }, { plan }) => {
        const { counts, next } = await announceExpiringConsents(tx, after)
        if (next !== undefined) await plan({ kind: announceKind, payload: { after: next } })
        return counts
      },
    }),
    defineJob({
      kind: consentWithdrawnKind,
      payload: consentWithdrawn,
      run: (tx, { consent }) => notifyConsentWithdrawn(tx, consent),
    }),
  ]
}
