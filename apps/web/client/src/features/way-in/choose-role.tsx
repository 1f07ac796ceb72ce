import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../i18n/formats.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { takeRoleChange } from '../../session/role-change.ts'
import type { Right, SignedIn } from '../../session/state.ts'
import { chooseRight } from '../../session/way-in.ts'
import { signOut } from '../../session/way-out.ts'
import { Icon, LinkButton, Notice, PageHeading, Shell } from '../../ui/index.ts'

interface ChooseRoleProps {
  readonly state: SignedIn
  /** Why the choice before was refused. */
  readonly refused: string | undefined
}

/** Under which right a person works now, where there are several. */
export function ChooseRole({ state, refused }: ChooseRoleProps) {
  const { t } = useTranslation()
  const rights = state.rights ?? []
  useEffect(() => {
    takeRoleChange()
    history.replaceState(undefined, '', '/choose-role')
  }, [])
  return (
    <Shell>
      <main id="content" className="page reading stack">
        <p className="meta">
          {t('role.signedIn', { name: state.name })} ·{' '}
          <LinkButton onPress={() => void signOut()}>{t('session.signOut')}</LinkButton>
        </p>
        <PageHeading title={t(rights.length === 0 ? 'role.none' : 'role.choose')} />
        {rights.length > 0 && <p>{t('role.note')}</p>}
        {(refused !== undefined || rights.length === 0) && (
          <Notice tone="error" live>
            {t('signin.noright')}
          </Notice>
        )}
        <ul className="stack">
          {rights.map((right) => (
            <li key={right.id}>
              <RightChoice right={right} />
            </li>
          ))}
        </ul>
        <p className="meta">{t('role.missing')}</p>
      </main>
    </Shell>
  )
}

function RightChoice({ right }: { readonly right: Right }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { validUntil, title } = right
  const role = declaredWords().roles[right.role] ?? title
  const isTold = title === undefined || title.toLowerCase() === role?.toLowerCase()
  return (
    <button type="button" className="choice" onClick={() => void chooseRight(right.id)}>
      <span>
        <strong>{role}</strong>
        {!isTold && <span>{title}</span>}
        {validUntil !== undefined && validUntil !== null && (
          <span className="meta">
            {' '}
            {t('role.until', { date: formatDay(validUntil.slice(0, 10), language) })}
          </span>
        )}
      </span>
      <Icon name="leads" />
    </button>
  )
}
