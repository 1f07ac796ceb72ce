import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useNotifications } from '../../api/queries.ts'
import { renew } from '../../api/renew.ts'
import { dayOf, formatDay, formatListDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, EmptyState, LinkButton, Loaded, Notice, problemText, Refresh } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { CustomerLink } from '../customerships/customer-link.tsx'
import { useKnownFiles } from './known-files.ts'
import { groupByFile, type NoticeGroup } from './notice-groups.ts'

/** What has been told to this person and is not read yet. */
export function Notices() {
  const { t } = useTranslation()
  const notifications = useNotifications()
  return (
    <Card title={t('notices.title')} beside={<Refresh query={notifications} />}>
      <Loaded query={notifications} lines={3}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.notifications)
          if (rows.length === 0)
            return <EmptyState title={t('notices.emptyTitle')} text={t('notices.emptyText')} />
          return (
            <>
              <p className="body meta" role="status">
                {t('notices.unread', { n: rows.length })}
              </p>
              <ul className="list">
                {groupByFile(rows).map((group) => (
                  <li key={group.customership ?? ''}>
                    <NoticesOfFile group={group} />
                  </li>
                ))}
              </ul>
              <div className="body">
                <MoreRows more={notifications} />
              </div>
            </>
          )
        }}
      </Loaded>
    </Card>
  )
}

/** Of a file that this person's party has not taken: it opens once somebody takes it. */
const opensLater = 'customershipAwaits'

/** What one file has to tell, under its person's name as far as one's own list says it. */
function NoticesOfFile({ group: { customership, rows } }: { readonly group: NoticeGroup<Notification> }) {
  const { t } = useTranslation()
  const file = useKnownFiles().get(customership ?? '')
  const opens = customership !== null && rows.some(({ kind }) => kind !== opensLater)
  return (
    <>
      {file !== undefined && <CustomerLink row={file} />}
      {file === undefined && opens && (
        <Link to="/customerships/$customership" params={{ customership }} className="plain">
          {t('notices.open')}
        </Link>
      )}
      <ul className="stack">
        {rows.map((row) => (
          <NoticeRow key={row.id} row={row} />
        ))}
      </ul>
    </>
  )
}

function NoticeRow({ row }: { readonly row: Notification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const queries = useQueryClient()
  const reading = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/notifications/{notification}/read', {
          params: { path: { notification: row.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
        }),
      ),
    onSuccess: () => renew(queries, ['notifications']),
  })
  const text = declaredWords().notices[row.kind] ?? row.kind
  const { customership } = row
  return (
    <li>
      <p>
        <span className="meta">{formatListDay(dayOf(row.createdAt), language)}</span> {text}{' '}
        {row.dueOn !== null && (
          <span className="meta">{t('notices.due', { date: formatDay(row.dueOn, language) })}</span>
        )}
      </p>
      {row.kind === 'joinRequested' && customership !== null && (
        <p>
          <Link to="/customerships/$customership/team" params={{ customership }}>
            {t('joinRequests.answer')}
          </Link>
        </p>
      )}
      <LinkButton
        label={t('notices.readOne', { text })}
        disabled={reading.isPending}
        onPress={() => reading.mutate()}
      >
        {t('notices.read')}
      </LinkButton>
      {reading.error !== null && (
        <Notice tone="error" live>
          {problemText(reading.error, t)}
        </Notice>
      )}
    </li>
  )
}
