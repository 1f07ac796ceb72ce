import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnOpening } from '../../api/answers.ts'
import { serviceTime } from '../../session/clock.ts'
import { Icon, LinkButton, Notice, problemText } from '../../ui/index.ts'
import { tell } from '../told/tell.ts'
import { closeAgain } from './open-steps.ts'
import { forgetFile } from './openings.ts'

const minute = 60_000

/**
 * That the file is open for a stated reason, for how long still, and the way to close it. When its time is
 * over what was read is forgotten, and the next click is answered by the service.
 */
export function OpenedBar({ opening }: { readonly opening: OwnOpening }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const left = useTimeLeft(opening.openUntil)
  const { customership, id } = opening
  const leave = async (): Promise<void> => {
    await navigate({ to: '/work' })
    await forgetFile(queries, customership)
    tell({ text: (t) => t('glass.closed') })
  }
  const closing = useMutation({ mutationFn: () => closeAgain(customership, id), onSuccess: leave })
  useEffect(() => {
    if (left <= 0) void forgetFile(queries, customership)
  }, [left, queries, customership])
  return (
    <section className="opened-bar row between" aria-label={t('glass.region')}>
      <strong>
        <Icon name="opened" />
        {t('glass.tag')}
      </strong>
      <span className="row">
        <span>
          {t('glass.left', {
            hours: Math.floor(left / (60 * minute)),
            minutes: Math.floor(left / minute) % 60,
          })}
        </span>
        <LinkButton disabled={closing.isPending} onPress={() => closing.mutate()}>
          {t('glass.close')}
        </LinkButton>
      </span>
      {closing.error !== null && (
        <Notice tone="error" live>
          {problemText(closing.error, t)}
        </Notice>
      )}
    </section>
  )
}

/** Milliseconds until an instant, by the service's clock; looked at twice a minute. */
function useTimeLeft(until: string): number {
  const [now, setNow] = useState(serviceTime)
  useEffect(() => {
    const looking = setInterval(() => setNow(serviceTime()), minute / 2)
    return () => clearInterval(looking)
  }, [])
  return Math.max(0, Date.parse(until) - now.getTime())
}
