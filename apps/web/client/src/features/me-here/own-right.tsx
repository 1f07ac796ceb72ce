import { useTranslation } from 'react-i18next'
import { useOrganisationName } from '../../api/organisation-name.ts'
import type { SessionFacts } from '../../api/session-info.ts'
import { daysBetween, formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DueTag } from '../../ui/index.ts'

/** The facts of whoever acts under a usage right; a customer needs none. */
export type StaffFacts = Extract<SessionFacts, { validUntil: unknown }>

/** The right that the person acts under, from whom it is, and how long it holds. */
export function OwnRight({ facts }: { readonly facts: StaffFacts }) {
  const { t } = useTranslation()
  const role = declaredWords().roles[facts.role] ?? facts.role
  return (
    <Card title={t('meHere.rightTitle')} first>
      <div className="body stack">
        <dl className="members">
          <dt>{t('meHere.role')}</dt>
          <dd>{role}</dd>
          <RightOfStaff facts={facts} role={role} />
        </dl>
        <p className="meta">{t('role.missing')}</p>
      </div>
    </Card>
  )
}

function RightOfStaff({ facts, role }: { readonly facts: StaffFacts; readonly role: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  const { title, duty, employer, authority, validUntil, calendar } = facts
  const isTitled = title.toLowerCase() !== role.toLowerCase()
  return (
    <>
      <dt>{t('meHere.duty')}</dt>
      <dd lang="fi">{isTitled ? `${title}, ${duty}` : duty}</dd>
      <dt>{t('meHere.employer')}</dt>
      <dd>{nameOf(employer)}</dd>
      {authority !== employer && (
        <>
          <dt>{t('meHere.authority')}</dt>
          <dd>{nameOf(authority)}</dd>
        </>
      )}
      <dt>{t('meHere.until')}</dt>
      <dd>
        {formatDay(validUntil, language)} <DueTag days={daysBetween(calendar, validUntil)} />
      </dd>
    </>
  )
}
