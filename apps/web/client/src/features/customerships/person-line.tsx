import type { Summary } from '../../api/answers.ts'
import { useMay } from '../../api/session-info.ts'
import { findField } from '../../declaration/declaration.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { ValueView } from '../../ui/index.ts'
import { useIsOutside } from '../glass/openings.ts'
import { MaskedCode } from './masked-code.tsx'

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
      {facts.map(({ field, value }) => {
        const declared = findField(field)
        return declared === undefined ? undefined : (
          <span key={`${field} ${JSON.stringify(value)}`} className="fact">
            <span className="meta">{fieldName(field)}:</span> <ValueView field={declared} value={value} />
          </span>
        )
      })}
    </div>
  )
}
