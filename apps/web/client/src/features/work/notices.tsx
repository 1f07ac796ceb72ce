import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useKnownNumbers, useNotifications } from '../../api/queries.ts'
import { dayOf, formatDay, formatListDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Card, EmptyState, Loaded, Notice, problemText, Refresh } from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'

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
                {rows.map((row) => (
                  <NoticeRow key={row.id} row={row} />
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

function NoticeRow({ row }: { readonly row: Notification }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const queries = useQueryClient()
  const numbers = useKnownNumbers()
  const reading = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/v1/notifications/{notification}/read', {
          params: { path: { notification: row.id }, header: { 'Idempotency-Key': crypto.randomUUID() } },
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notifications'] }),
  })
  const text = declaredWords().notices[row.kind] ?? row.kind
  return (
    <li className="stack">
      <p>
        <span className="meta">{formatListDay(dayOf(row.createdAt), language)}</span> {text}{' '}
        {row.dueOn !== null && (
          <span className="meta">{t('notices.due', { date: formatDay(row.dueOn, language) })}</span>
        )}
      </p>
      <div className="row between">
        {row.customership !== null && row.kind !== opensLater && (
          <Link to="/customerships/$customership" params={{ customership: row.customership }}>
            {numbers.get(row.customership) ?? t('notices.open')}
          </Link>
        )}
        <Button
          kind="secondary"
          label={t('notices.readOne', { text })}
          disabled={reading.isPending}
          onPress={() => reading.mutate()}
        >
          {t('notices.read')}
        </Button>
      </div>
      {reading.error !== null && (
        <Notice tone="error" live>
          {problemText(reading.error, t)}
        </Notice>
      )}
    </li>
  )
}
