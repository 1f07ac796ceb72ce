import { useTranslation } from 'react-i18next'
import type { Summary } from '../../api/answers.ts'
import { useMay } from '../../api/session-info.ts'
import { findField } from '../../declaration/declaration.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Icon, type IconName, shortText } from '../../ui/index.ts'
import { valueParts } from '../../ui/value-parts.ts'
import { useIsOutside } from '../glass/openings.ts'
import { MaskedCode } from './masked-code.tsx'

/** What is drawn beside a fact, and whether its value says by itself what it is. */
const looks: Readonly<Record<string, { readonly icon: IconName; readonly isPlain: boolean }>> = {
  '1.07': { icon: 'phone', isPlain: true },
  '1.11': { icon: 'speech', isPlain: false },
  '2.14': { icon: 'info', isPlain: true },
  '2.15': { icon: 'info', isPlain: false },
}

/** How the person of a file is met: code, phone, language, arrangements. */
export function PersonLine({ summary }: { readonly summary: Summary }) {
  const may = useMay()
  const { customership, person } = summary
  const isOutside = useIsOutside(customership, summary.team)
  const { arrangements, phones, contactLanguage } = person
  const facts = [
    ...(phones === undefined ? [] : [{ field: '1.07', value: phones }]),
    ...(contactLanguage === undefined ? [] : [{ field: '1.11', value: contactLanguage }]),
    ...arrangements,
  ]
  return (
    <div className="row person-line">
      <MaskedCode customership={customership} mayShow={may('identity.readCode') && !isOutside} />
      {facts.map(({ field, value }) => (
        <Fact key={`${field} ${JSON.stringify(value)}`} id={field} value={value} />
      ))}
    </div>
  )
}

/** One fact in one line, under its name where the value alone does not say what it is. */
function Fact({ id, value }: { readonly id: string; readonly value: unknown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const field = findField(id)
  if (field === undefined) return undefined
  const { icon, isPlain } = looks[id] ?? { icon: 'info', isPlain: false }
  return (
    <span className="fact">
      <Icon name={icon} />
      <span>
        <span className={isPlain ? 'hidden' : 'meta upper'}>{fieldName(id)}:</span>{' '}
        {shortText(valueParts(field, value), t, language)}
      </span>
    </span>
  )
}
