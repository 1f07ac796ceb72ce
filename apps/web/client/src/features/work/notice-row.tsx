import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { useSession } from '../../api/session-info.ts'
import { dayOf, daysBetween, formatDay, formatListDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { LinkButton, Notice, problemText } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { dropNotices } from './notice-reads.ts'
import { stepAfter } from './notice-steps.ts'

interface NoticeRowProps {
  readonly row: Notification
  /** Called when so many have been marked as read. */
  readonly onRead: (n: number) => void
}

/** One notice: when it came and how long it has waited, what has happened, and what comes next. */
export function NoticeRow({ row, onRead }: NoticeRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { calendar } = useSession()
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/notifications/{notification}/read', {
          params: { path: { notification: row.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
        }),
      ),
    onSuccess: () => {
      dropNotices(queries, ({ id }) => id === row.id)
      onRead(1)
    },
  })
  const text = declaredWords().notices[row.kind] ?? row.kind
  const n = daysBetween(dayOf(row.createdAt), calendar)
  return (
    <li>
      <p>
        <span className="meta">{formatListDay(dayOf(row.createdAt), language)}</span> {text}{' '}
        {row.dueOn !== null && (
          <span className="meta">{t('notices.due', { date: formatDay(row.dueOn, language) })}</span>
        )}{' '}
        {n > 0 && <span className="meta">{t('notices.waited', { n })}</span>}
      </p>
      <div className="row">
        <NextStep row={row} />
        <LinkButton
          label={t('notices.readOne', { text })}
          disabled={reading.isPending}
          onPress={() => reading.mutate()}
        >
          {t('notices.read')}
        </LinkButton>
      </div>
      {reading.error !== null && (
        <Notice tone="error" live>
          {problemText(reading.error, t)}
        </Notice>
      )}
    </li>
  )
}

function NextStep({ row: { kind, customership } }: Pick<NoticeRowProps, 'row'>) {
  const { t } = useTranslation()
  const step = stepAfter(kind)
  if (customership === null || step === undefined) return undefined
  if (step === 'take') return <p className="meta">{t('notices.take')}</p>
  if (step === 'answer')
    return (
      <Link to="/customerships/$customership/team" params={{ customership }}>
        {t('joinRequests.answer')}
      </Link>
    )
  return (
    <Link to="/customerships/$customership/data/$category" params={{ customership, category: '7' }}>
      {t('notices.plan')}
    </Link>
  )
}
