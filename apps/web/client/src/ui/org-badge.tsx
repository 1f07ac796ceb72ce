import { declaredWords } from '../i18n/i18n.ts'
import { useLanguage } from '../i18n/use-language.ts'

const known = ['labourAuthority', 'wellbeingCounty', 'kela', 'customer', 'keha', 'system'] as const

/** Whose something is: told by a word, a shape and a colour, of which none is needed. */
export function OrgBadge({ kind }: { readonly kind: string }) {
  // Shown again in another language once that is chosen.
  useLanguage()
  const found = known.find((one) => one === kind)
  if (found === undefined) return undefined
  const look = found === 'keha' || found === 'system' ? 'other' : found
  return <span className={`badge ${look}`}>{declaredWords().badges[found]}</span>
}
