import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { listenToTold, untell, whatIsTold } from './tell.ts'

/** What has just been done, until one leaves the page. */
export function ToldNotice() {
  const { t } = useTranslation()
  const told = useTold()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (told === undefined) return undefined
    // Who has pressed far down the page sees it too; what was pressed may be gone, and the focus with it.
    place.current?.scrollIntoView({ block: 'nearest' })
    if (document.activeElement === document.body) place.current?.focus()
    return () => untell(told)
  }, [told])
  if (told === undefined) return undefined
  return (
    <div ref={place} className="spaced" tabIndex={-1}>
      <Notice live>
        <p>{told.text(t)}</p>
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
