import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { isConnectionLost, noteConnection, watchConnection } from '../session/connection.ts'
import { send } from '../session/send.ts'
import { Notice } from './notice.tsx'

/** Milliseconds between two looks whether the service is back, and for which it is said that it is. */
const between = 5_000

/** Says that the service is out of reach, looks whether it is back, and says that as well. */
export function ConnectionBar() {
  const { t } = useTranslation()
  const isLost = useSyncExternalStore(watchConnection, isConnectionLost)
  const wasLost = useRef(false)
  const [isBack, setBack] = useState(false)
  useEffect(followBrowser, [])
  useEffect(() => {
    if (isLost) {
      wasLost.current = true
      const looking = setInterval(look, between)
      return () => clearInterval(looking)
    }
    if (!wasLost.current) return undefined
    wasLost.current = false
    setBack(true)
    const hiding = setTimeout(() => setBack(false), between)
    return () => clearTimeout(hiding)
  }, [isLost])
  return (
    <div role="status" className="connection">
      {isLost && <Notice tone="soon">{t('connection.lost')}</Notice>}
      {!isLost && isBack && <Notice>{t('connection.back')}</Notice>}
    </div>
  )
}

/** The browser says by itself when it has no network at all. */
function followBrowser(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('offline', () => noteConnection('offline'), { signal })
  addEventListener('online', () => noteConnection('online'), { signal })
  return () => stop.abort()
}

/** Asks for nothing of anybody: any answer says that the service is there. */
function look(): void {
  void send(new Request('/health')).catch(() => undefined)
}
