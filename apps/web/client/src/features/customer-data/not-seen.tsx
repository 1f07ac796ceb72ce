import { useTranslation } from 'react-i18next'
import { type CategoryNumber, unseenFields } from '../../declaration/declaration.ts'
import { fieldName } from '../../declaration/register-words.ts'
import { Notice } from '../../ui/index.ts'

interface NotSeenProps {
  readonly role: string
  readonly category: CategoryNumber
  readonly kelaInPlan: boolean
}

/** Which fields the role does not see. It follows from the declaration, not from what the file holds. */
export function NotSeen({ role, category, kelaInPlan }: NotSeenProps) {
  const { t } = useTranslation()
  const ids = unseenFields(role, category, kelaInPlan)
  if (ids.length === 0) return undefined
  return (
    <Notice>
      <p>
        <strong>{t('data.notSeenTitle')}</strong>
      </p>
      <p>{t('data.notSeen', { fields: ids.map((id) => `${id} ${fieldName(id)}`).join(', ') })}</p>
    </Notice>
  )
}
