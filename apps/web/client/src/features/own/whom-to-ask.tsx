import { useTranslation } from 'react-i18next'
import { Controllers, Part, WithContacts } from '../open-pages/told.tsx'

/** Whom a customer turns to; what the agency answers for, the system alone, is no matter of theirs here. */
export function WhomToAsk() {
  const { t } = useTranslation()
  return (
    <Part title={t('own.askTitle')}>
      <p>{t('own.askText')}</p>
      <WithContacts>
        {({ controllers }) => <Controllers controllers={controllers.filter(({ kind }) => kind !== 'keha')} />}
      </WithContacts>
    </Part>
  )
}
