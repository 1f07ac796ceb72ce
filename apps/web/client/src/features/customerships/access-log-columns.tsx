import type { TFunction } from 'i18next'
import type { AccessLogLine, Organisation } from '../../api/answers.ts'
import { formatTime } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import type { Language } from '../../i18n/language.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { type Column, OrgBadge, StateTag } from '../../ui/index.ts'

/** The columns of a file's log: when, who, what the customer reads of it, which categories, why. */
export function accessLogColumns(
  t: TFunction,
  language: Language,
  organisationOf: (id: string) => Organisation | undefined,
): readonly Column<AccessLogLine>[] {
  return [
    { id: 'time', header: t('log.time'), cell: ({ at }) => formatTime(new Date(at), language) },
    {
      id: 'who',
      header: t('log.who'),
      cell: ({ by, role, organisation }) => (
        <div className="who">
          <strong>{by?.name ?? nobodysName(role, t)}</strong>
          <p className="meta">
            <OrgBadge kind={organisationOf(organisation ?? '')?.kind ?? role ?? 'system'} />{' '}
            {by !== null &&
              [
                staffTitle({ title: by.title, role }, language),
                organisationOf(organisation ?? '')?.name[language],
              ]
                .filter((each) => each !== undefined)
                .join(', ')}
          </p>
        </div>
      ),
    },
    {
      id: 'what',
      header: t('log.what'),
      cell: ({ words, event, outcome, outOfTeam, reason }) => (
        <>
          {outcome === 'denied' && `${t('log.notDone')} `}
          {words.what?.[language] ?? event}
          {reason !== undefined && <p className="meta">{t('log.reason', { reason })}</p>}
          <span className="row">
            {outOfTeam && <StateTag tone="soon">{t('log.outside')}</StateTag>}
            {outcome === 'denied' && <StateTag tone="neutral">{t('log.denied')}</StateTag>}
          </span>
        </>
      ),
    },
    { id: 'categories', header: t('log.categories'), cell: ({ categories }) => categories.join(', ') },
    {
      id: 'why',
      header: t('log.why'),
      cell: ({ words: { purpose, ground } }) => (
        <span className="meta">
          {[purpose?.[language], ground?.[language]].filter((each) => each !== undefined).join(' · ')}
        </span>
      ),
    },
  ]
}

/** What stands where no officer was at work: the customer themselves, or the platform. */
function nobodysName(role: string | null, t: TFunction): string {
  return role === null ? t('own.platform') : (declaredWords().roles[role] ?? role)
}
