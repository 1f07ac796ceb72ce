import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tellThere, timeLeft, warningMilliseconds } from '../session/presence.ts'
import { signOut } from '../session/way-out.ts'
import { Button, Dialog } from '../ui/index.ts'

/** Asks two minutes before the lock whether the person is there; any key or press says so. */
export function IdleWarning() {
  const { t } = useTranslation()
  const [left, setLeft] = useState<number>()
  useEffect(() => {
    const timer = setInterval(() => setLeft(timeLeft()), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (left === undefined || left <= 0 || left > warningMilliseconds) return undefined
  return (
    <Dialog title={t('session.idleTitle')} onClose={() => void tellThere()}>
      <p>{t('session.idle', { n: Math.max(1, Math.ceil(left / 60_000)) })}</p>
      <div className="row">
        <Button onPress={() => void tellThere()}>{t('session.stay')}</Button>
        <Button kind="secondary" onPress={() => void signOut()}>
          {t('session.signOut')}
        </Button>
      </div>
      <p className="meta">{t('session.idleNote')}</p>
    </Dialog>
  )
}
