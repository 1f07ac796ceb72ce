import { useTranslation } from 'react-i18next'
import { useSession } from '../../api/session-info.ts'
import { categoryTitle } from '../../declaration/category-title.ts'
import { categoryNumbers } from '../../declaration/declaration.ts'
import { theRegister } from '../../declaration/declared-register.ts'
import { said } from '../../declaration/register-words.ts'
import { formatDay } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Card, DataTable, Notice, PageHeading, PrintButton, useIsWide } from '../../ui/index.ts'
import { CellText } from './cell-text.tsx'
import { FindField } from './find-field.tsx'
import { Reasons } from './reasons.tsx'
import { RoleName } from './role-name.tsx'
import { WayBack } from './way-back.tsx'

/**
 * The access matrix in words: who sees and records what, one's own role first, and why. Where there is no
 * room for all of it, the other roles are a page each.
 */
export function Rules() {
  const { t } = useTranslation()
  const language = useLanguage()
  const session = useSession()
  const isWide = useIsWide()
  const { roles, matrix, policyVersion } = theRegister()
  const own = roles.filter(({ role }) => role === session.role)
  const others = roles.filter(({ role }) => role !== session.role)
  return (
    <main id="content" className="page stack wide-sheet">
      <WayBack />
      <PageHeading
        title={t('rules.title')}
        beside={
          <span className="push">
            <PrintButton />
          </span>
        }
      />
      <Notice>
        <p>
          {own.map(({ role, title }) => (
            <strong key={role}>{t('rules.you', { role: said(title) })} </strong>
          ))}
          {t('rules.team')}
          {'validUntil' in session &&
            ` ${t('rules.until', { date: formatDay(session.validUntil, language) })}`}
        </p>
      </Notice>
      <FindField />
      <Card title={t('rules.cells')}>
        <DataTable
          caption={t('rules.title')}
          keyOf={({ role }) => role}
          groups={[
            { title: t('rules.own'), rows: own },
            ...(isWide ? [{ title: t('rules.others'), rows: others }] : []),
          ]}
          columns={[
            { id: 'role', header: t('rules.role'), cell: (role) => <RoleName role={role} /> },
            ...categoryNumbers.map((number) => ({
              id: `category-${number}`,
              header: categoryTitle(number),
              cell: ({ role }: (typeof roles)[number]) => (
                <CellText cell={matrix.find((cell) => cell.role === role && cell.category === number)} />
              ),
            })),
          ]}
        />
      </Card>
      {!isWide && (
        <Card title={t('rules.others')}>
          <ul className="list">
            {others.map((role) => (
              <li key={role.role}>
                <RoleName role={role} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={t('rules.reasons')}>
        <Reasons />
      </Card>
      <p className="meta">{t('rules.version', { id: policyVersion.slice(0, 8) })}</p>
    </main>
  )
}
