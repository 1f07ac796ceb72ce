import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import { Link, NotFound } from '../../ui/routed.ts'
import { WhyNot } from '../why/why-not.tsx'

/**
 * The common page for a file that is not there or not for this person, with the ways to open it for a
 * reason and to ask to be added to its team.
 */
export function AbsentFile({ customership }: { readonly customership: string }) {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <NotFound>
      {may('customership.openForReason') && (
        <p>
          <Link to="/customerships/$customership/open" params={{ customership }}>
            {t('glass.open')}
          </Link>
        </p>
      )}
      {may('joinRequest.make') && (
        <p>
          <Link to="/customerships/$customership/join" params={{ customership }}>
            {t('join.title')}
          </Link>
        </p>
      )}
      {may('register.read') && (
        <p>
          <WhyNot
            label={t('why.askPage')}
            question={{ operation: 'customership.read' }}
            customership={customership}
          />
        </p>
      )}
    </NotFound>
  )
}
