import { useTranslation } from 'react-i18next'

const known = ['labourAuthority', 'wellbeingCounty', 'kela', 'customer', 'keha', 'system'] as const

/** Whose something is: told by a word, a shape and a colour, of which none is needed. */
export function OrgBadge({ kind }: { readonly kind: string }) {
  const { t } = useTranslation()
  const found = known.find((one) => one === kind)
  if (found === undefined) return undefined
  const look = found === 'keha' || found === 'system' ? 'other' : found
  return <span className={`badge ${look}`}>{t(`badge.${found}`)}</span>
}
