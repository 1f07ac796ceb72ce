import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { useListDay } from '../../api/list-day.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { forgetOlder } from '../../api/renew.ts'
import { useSession } from '../../api/session-info.ts'
import { dayOf, daysBetween, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { LinkButton, Notice, problemText } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { requestsPart } from '../joining/requests-part.ts'
import type { FoldedNotice } from './fold-alike.ts'
import { dropNotices } from './notice-reads.ts'
import { stepAfter } from './notice-steps.ts'

interface NoticeRowProps {
  readonly notice: FoldedNotice
  /** Called when so many have been marked as read. */
  readonly onRead: (n: number) => void
}

/** One notice: when it came and how long it has waited, what has happened, and what comes next. */
export function NoticeRow({ notice: { row, ids }, onRead }: NoticeRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const listDay = useListDay()
  const { calendar } = useSession()
  const queries = useQueryClient()
  const nameOf = useOrganisationName()
  const reading = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/notifications/read', {
          params: { header: { 'Idempotency-Key': crypto.randomUUID() } },
          body: { notifications: [...ids] },
        }),
      ),
    onSuccess: () => {
      dropNotices(queries, ({ id }) => ids.includes(id))
      onRead(ids.length)
    },
  })
  const text = declaredWords().notices[row.kind] ?? row.kind
  const by = row.by === null ? undefined : nameOf(row.by)
  const n = daysBetween(dayOf(row.createdAt), calendar)
  return (
    <li>
      <p>
        <span className="meta">{listDay(dayOf(row.createdAt))}</span> {text}{' '}
        {by !== undefined && <span>{t('notices.by', { organisation: by })}</span>}{' '}
        {ids.length > 1 && <span className="meta">{t('notices.times', { n: ids.length })}</span>}{' '}
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

function NextStep({ row }: { readonly row: Notification }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { kind, customership, entry } = row
  const step = stepAfter(kind)
  const isInOwnWork = useLocation({ select: ({ pathname }) => pathname === '/work' })
  if (customership === null) return undefined
  // What was read of the file before the notice came does not tell of what it is about.
  const onClick = (): void => forgetOlder(queries, customership, row.createdAt)
  if (entry !== null && kind !== leftBehind)
    return (
      <Link
        to="/customerships/$customership/data/$category/$entry"
        params={{ customership, category: `${entry.category}`, entry: entry.id }}
        search={{}}
        onClick={onClick}
      >
        {t('notices.entry')}
      </Link>
    )
  if (step === undefined) return undefined
  if (step === 'take')
    return isInOwnWork ? (
      <p className="meta">{t('notices.take')}</p>
    ) : (
      <Link to="/work">{t('notices.take')}</Link>
    )
  if (step === 'plan')
    return (
      <Link
        to="/customerships/$customership/data/$category"
        params={{ customership, category: '7' }}
        onClick={onClick}
      >
        {t('notices.plan')}
      </Link>
    )
  const { to, words } = places[step]
  return (
    <Link to={to} params={{ customership }} hash={step === 'answer' ? requestsPart : ''} onClick={onClick}>
      {t(words)}
    </Link>
  )
}

/** An entry of a file that has gone to others: it has no page here yet. */
const leftBehind = 'leftEntryFlagged'

const places = {
  answer: { to: '/customerships/$customership/team', words: 'joinRequests.answer' },
  team: { to: '/customerships/$customership/team', words: 'notices.team' },
  log: { to: '/customerships/$customership/access-log', words: 'notices.log' },
} as const
