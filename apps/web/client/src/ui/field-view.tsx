import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeclaredField } from '../declaration/declared-register.ts'
import { formatDay } from '../i18n/formats.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { StateTag } from './state-tag.tsx'
import { ValueView } from './value-view.tsx'

interface FieldViewProps {
  readonly field: DeclaredField
  readonly value: unknown
  /** The statements that stand beside a content field of categories 4 and 5. */
  readonly effect?: string | undefined
  readonly necessity?: string | undefined
  /** Whether the effect is shown to the whole team. */
  readonly isEffectOpen?: boolean
  /** Who has recorded it, when, and from where. */
  readonly by: ReactNode
  readonly flags: number
  /** The day on which the fact was removed; its value is gone. */
  readonly removedOn?: string | undefined
  /** What may be done with it. */
  readonly acts?: ReactNode
}

/** One fact: its value, how it bears on employment, why it is there, and whose it is. */
export function FieldView(props: FieldViewProps) {
  const { field, value, effect, necessity, isEffectOpen, by, flags, removedOn, acts } = props
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <div className="entry">
      <div className="value">
        {removedOn === undefined ? (
          <ValueView field={field} value={value} />
        ) : (
          <em>{t('data.removed', { date: formatDay(removedOn, language) })}</em>
        )}
      </div>
      {effect !== undefined && <Beside label={t('data.effect')}>{effect}</Beside>}
      {necessity !== undefined && <Beside label={t('data.necessity')}>{necessity}</Beside>}
      <div className="by row meta">
        {by}
        {isEffectOpen === true && <StateTag tone="blue">{t('data.effectOpen')}</StateTag>}
        {flags > 0 && <StateTag tone="soon">{t('data.flags', { n: flags })}</StateTag>}
      </div>
      {acts !== undefined && <div className="row entry-acts">{acts}</div>}
    </div>
  )
}

function Beside({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div className="beside">
      <p className="meta">{label}</p>
      <p dir="auto">{children}</p>
    </div>
  )
}
