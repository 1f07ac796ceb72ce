import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Menu } from './menu.tsx'

interface PersonMenuProps {
  readonly name: string
  /** Undefined until it is known. */
  readonly role: ReactNode
  /** Where the person goes for what concerns themselves. */
  readonly link: ReactNode
  readonly onChangeRole?: (() => void) | undefined
  readonly onSignOut: () => void
}

/** Who works here, in which role, and the ways out of it. */
export function PersonMenu({ name, role, link, onChangeRole, onSignOut }: PersonMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu
      kind="person"
      face={
        <>
          <strong>{name}</strong>
          {role !== undefined && <span>{role}</span>}
        </>
      }
    >
      <fieldset className="menu-list stack plain-set">
        <legend className="hidden">{t('session.person')}</legend>
        {role !== undefined && <p className="meta">{role}</p>}
        {link}
        {onChangeRole !== undefined && (
          <Button kind="secondary" onPress={onChangeRole}>
            {t('role.change')}
          </Button>
        )}
        <Button kind="secondary" onPress={onSignOut}>
          {t('session.signOut')}
        </Button>
      </fieldset>
    </Menu>
  )
}
