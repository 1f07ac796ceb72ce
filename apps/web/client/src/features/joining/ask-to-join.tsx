import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answered, api } from '../../api/api.ts'
import { Notice } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { ReasonForm } from '../recording/reason-form.tsx'
import { useAct } from '../recording/use-act.ts'

/** Whose team: the person of an identity code, or the file of an address. */
export type Whom = { readonly nationalId: string } | { readonly customership: string }

interface AskToJoinProps {
  readonly whom: Whom
  readonly onLeave?: () => void
  readonly onSent?: () => void
}

/** Asks to be added to a team, without learning whether there is one: the words are the same in each case. */
export function AskToJoin({ whom, onLeave, onSent }: AskToJoinProps) {
  const { t } = useTranslation()
  const [isDone, setDone] = useState(false)
  const act = useAct(
    (reason: string, key) =>
      answered(
        api.POST('/v1/join-requests', {
          params: { header: { 'Idempotency-Key': key } },
          body: { whom, reason },
        }),
      ),
    () => {
      setDone(true)
      onSent?.()
      return Promise.resolve()
    },
  )
  if (isDone)
    return (
      <Notice live>
        <p>{t('join.done')}</p>
        <p>
          <Link to="/work">{t('join.toWork')}</Link>
        </p>
      </Notice>
    )
  return (
    <ReasonForm
      id="join-reason"
      label={t('join.reason')}
      hint={t('join.hint')}
      sendLabel={t('join.act')}
      {...{ act, onLeave }}
    />
  )
}
