import { useBlocker } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

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
    <Dialog title={t('leaving.title')} onClose={blocker.reset}>
      <p>{t('leaving.text')}</p>
      <div className="row">
        <Button onPress={blocker.reset}>{t('leaving.stay')}</Button>
        <Button kind="secondary" onPress={blocker.proceed}>
          {t('leaving.goOn')}
        </Button>
      </div>
    </Dialog>
  )
}
