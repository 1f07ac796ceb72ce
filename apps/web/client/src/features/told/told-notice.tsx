import { useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { listenToTold, untell, whatIsTold } from './tell.ts'

/** What has just been done, until one leaves the page. */
export function ToldNotice() {
  const { t } = useTranslation()
  const told = useTold()
  useEffect(() => {
    if (told !== undefined) return () => untell(told)
    return undefined
  }, [told])
  if (told === undefined) return undefined
  return (
    <div className="spaced">
      <Notice live>
        <p>{told.text}</p>
        {told.customership !== undefined && (
          <Link to="/customerships/$customership" params={{ customership: told.customership }}>
            {t('notices.open')}
          </Link>
        )}
      </Notice>
    </div>
  )
}

/** What is told now, if anything. */
export function useTold() {
  return useSyncExternalStore(listenToTold, whatIsTold)
}
