import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session-info.ts'
import { Link, NotFound } from '../../ui/routed.ts'

/**
 * The common page for a file that is not there or not for this person, with the way to open it for a reason.
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
    </NotFound>
  )
}
