import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button, Dialog } from '../../ui/index.ts'

/** Asks before what was typed is gone: nothing of it is stored anywhere. */
export function Leaving({ mayLeave }: { readonly mayLeave: () => boolean }) {
  const { t } = useTranslation()
  const blocker = useBlocker({
    shouldBlockFn: () => !mayLeave(),
    enableBeforeUnload: () => !mayLeave(),
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return undefined
  return (
    <Dialog title={t('start.leaveTitle')} onClose={blocker.reset}>
      <p>{t('start.leave')}</p>
      <div className="row">
        <Button onPress={blocker.reset}>{t('start.stay')}</Button>
        <Button kind="secondary" onPress={blocker.proceed}>
          {t('start.goOn')}
        </Button>
      </div>
    </Dialog>
  )
}
