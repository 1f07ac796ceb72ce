import { listOpenEntries } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import type { StaffPrincipal } from '@tym/employment'
import { type Language, languages, Problem } from '@tym/kernel'
import type { CustomershipKeys } from '@tym/key-vault'
import type { RenewedConsent } from './terms.ts'

/**
 * Throws 'consent-language' when the customer's language of service is on record (1.11) and the text is not
 * in it. Where the platform has no texts in that language, the text must have been explained in it.
 */
export async function mustBeUnderstood(
  tx: ReadTx,
  keys: CustomershipKeys,
  by: StaffPrincipal,
  { language, explained }: Pick<RenewedConsent, 'explained'> & { readonly language: Language },
): Promise<void> {
  const recorded = await listOpenEntries(tx, keys, by, ['1.11'])
  const [own] = [...recorded].sort((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1))
  if (own === undefined) return
  const hasTexts = languages.some((known) => known === own.value)
  if (hasTexts ? own.value === language : explained?.language === own.value) return
  throw new Problem('consent-language', 'The customer is served in another language.', '/language')
}
