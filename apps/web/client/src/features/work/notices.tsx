import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notification } from '../../api/answers.ts'
import { answered, api } from '../../api/api.ts'
import { MoreRows } from '../../api/more-rows.tsx'
import { useKnownAwaiting, useNotifications, useReadFile } from '../../api/queries.ts'
import { forgetOlder } from '../../api/renew.ts'
import {
  Button,
  Card,
  Dialog,
  EmptyState,
  LinkButton,
  Loaded,
  Notice,
  problemText,
  Refresh,
} from '../../ui/index.ts'
import { Link } from '../../ui/routed.ts'
import { CustomerLink } from '../customerships/customer-link.tsx'
import { WaitsFor } from './awaiting.tsx'
import { useNamesFor } from './file-names.ts'
import { foldAlike } from './fold-alike.ts'
import { useKnownFiles } from './known-files.ts'
import { useNoticeCount } from './notice-count.ts'
import { groupByFile, type NoticeGroup } from './notice-groups.ts'
import { hasNewer } from './notice-news.ts'
import { dropNotices } from './notice-reads.ts'
import { NoticeRow } from './notice-row.tsx'
import { awaits } from './notice-steps.ts'

/** What has been told to this person and is not read yet. */
export function Notices() {
  const { t } = useTranslation()
  const notifications = useNotifications()
  useNamesOf(notifications.data?.pages.flatMap((page) => page.notifications) ?? [])
  const newest = useNoticeCount()?.newest
  const [read, setRead] = useState<{ readonly n: number }>()
  const said = useRef<HTMLParagraphElement>(null)
  const confirm = (n: number): void => setRead({ n })
  useEffect(() => {
    // What was pressed is gone with its row, and the question with what it asked about.
    if (read !== undefined) said.current?.focus()
  }, [read])
  return (
    <Card title={t('notices.title')}>
      <Loaded query={notifications} lines={3}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.notifications)
          const marked = read === undefined ? [] : [t('notices.marked', read)]
          const unread = rows.length > 0 ? [t('notices.unread', { n: rows.length })] : []
          return (
            <>
              {hasNewer(newest, rows, notifications.dataUpdatedAt) && (
                <p className="body" role="status">
                  <LinkButton onPress={() => void notifications.refetch()}>{t('notices.newer')}</LinkButton>
                </p>
              )}
              <div className="notices-head row between">
                <p ref={said} className="meta" role="status" tabIndex={-1}>
                  {[...marked, ...unread].join(' ')}
                </p>
                {rows.length > 1 && <ReadAll rows={rows} onRead={confirm} />}
              </div>
              {rows.length === 0 && !notifications.hasNextPage && (
                <EmptyState title={t('notices.emptyTitle')} text={t('notices.emptyText')} />
              )}
              <ul className="list">
                {groupByFile(rows).map((group) => (
                  <li key={group.customership ?? ''}>
                    <NoticesOfFile group={group} onRead={confirm} />
                  </li>
                ))}
              </ul>
              {notifications.hasNextPage && (
                <div className="body">
                  <MoreRows more={notifications} />
                </div>
              )}
            </>
          )
        }}
      </Loaded>
      <div className="card-foot">
        <Refresh query={notifications} />
      </div>
    </Card>
  )
}

/** Asks for the names that no list has told. */
function useNamesOf(rows: readonly Notification[]): void {
  const known = useKnownFiles()
  const awaiting = useKnownAwaiting()
  const files = new Set(rows.flatMap(({ customership: file }) => (file === null ? [] : [file])))
  useNamesFor([...files].filter((file) => !known.has(file) && awaiting.every(({ id }) => id !== file)))
}

interface OnRead {
  /** Called when so many have been marked as read. */
  readonly onRead: (n: number) => void
}

interface ReadAllProps extends OnRead {
  readonly rows: readonly Notification[]
}

/** Marks in one act all that are shown as read, and none that has come since. */
function ReadAll({ rows, onRead }: ReadAllProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const reading = useMutation({
    mutationFn: (notifications: readonly string[]) => {
      const params = { header: { 'Idempotency-Key': crypto.randomUUID() } }
      const body = { notifications: [...notifications] }
      return answered(api.POST('/v1/notifications/read', { params, body }))
    },
    onSuccess: (_done, ids) => {
      setAsking(false)
      dropNotices(queries, ({ id }) => ids.includes(id))
      onRead(ids.length)
    },
  })
  const ask = (): void => {
    reading.reset()
    setAsking(true)
  }
  const ids = rows.slice(0, mostAtOnce).map(({ id }) => id)
  return (
    <>
      <LinkButton onPress={ask}>{t('notices.readAll')}</LinkButton>
      {isAsking && (
        <Dialog title={t('notices.readAll')} onClose={() => setAsking(false)}>
          <p>{t('notices.readAllText', { n: ids.length })}</p>
          {reading.error !== null && (
            <Notice tone="error" live>
              {problemText(reading.error, t)}
            </Notice>
          )}
          <div className="row">
            <Button disabled={reading.isPending} onPress={() => reading.mutate(ids)}>
              {t('notices.readAll')}
            </Button>
            <Button kind="secondary" onPress={() => setAsking(false)}>
              {t('states.cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** Notices that one request may name. */
const mostAtOnce = 1_000

interface NoticesOfFileProps extends OnRead {
  readonly group: NoticeGroup<Notification>
}

/** What one file has to tell, under its person's name as far as one's own list says it. */
function NoticesOfFile({ group: { customership, rows }, onRead }: NoticesOfFileProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const listed = useKnownFiles().get(customership ?? '')
  const read = useReadFile(customership ?? '')
  const file = listed?.displayName === undefined ? (read ?? listed) : listed
  const waiting = useKnownAwaiting().find(({ id }) => id === customership)
  const [newest = ''] = rows
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .toReversed()
  const open = (): void => {
    if (customership !== null) forgetOlder(queries, customership, newest)
  }
  const opens = customership !== null && rows.some(({ kind }) => kind !== awaits)
  return (
    <>
      <div className={customership === null ? undefined : 'notices-of'}>
        {file !== undefined && (
          <>
            <CustomerLink row={file} onOpen={open} />
            {file.displayName !== undefined && (
              <span className={file.safety ? 'meta block off-print' : 'meta block'}>{file.number}</span>
            )}
          </>
        )}
        {file === undefined && opens && (
          <Link to="/customerships/$customership" params={{ customership }} className="plain" onClick={open}>
            {t('notices.open')}
          </Link>
        )}
        {file === undefined && !opens && waiting !== undefined && (
          <>
            <strong>{waiting.number}</strong>
            <WaitsFor row={waiting} />
          </>
        )}
      </div>
      <ul className="notices">
        {foldAlike(rows).map((notice) => (
          <NoticeRow key={notice.row.id} notice={notice} onRead={onRead} />
        ))}
      </ul>
    </>
  )
}
