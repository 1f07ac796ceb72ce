import { useTranslation } from 'react-i18next'
import type { DeclaredField } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { Card } from '../../ui/index.ts'
import { ReadersList, type ReadersProps } from '../rules/readers-list.tsx'
import { statementsOf } from './form.ts'

/** Who will see what is being written. */
export function ReadersCard({ field, file, isEffectOpen = false }: ReadersProps) {
  const { t } = useTranslation()
  return (
    <Card title={t('readers.title')}>
      <div className="side-list">
        <ReadersList field={field} file={file} isEffectOpen={isEffectOpen} />
      </div>
    </Card>
  )
}

/** How one writes the statements of a field, and how one does not. */
export function ExampleCard({ field }: { readonly field: DeclaredField }) {
  const { t } = useTranslation()
  const statements = statementsOf(field).filter(({ field: stored }) => stored.example !== undefined)
  if (statements.length === 0) return undefined
  return (
    <Card title={t('example.title')}>
      <div className="body stack">
        {statements.map(({ beside, field: { example } }) => (
          <div key={beside}>
            <p className="meta">{t(`beside.${beside}`)}</p>
            <p>
              <strong>{t('example.good')}</strong> ”{example !== undefined && said(example.good)}”
            </p>
            <p>
              <strong>{t('example.poor')}</strong> ”{example !== undefined && said(example.poor)}”
            </p>
          </div>
        ))}
        <p className="meta">{t('example.note')}</p>
      </div>
    </Card>
  )
}
