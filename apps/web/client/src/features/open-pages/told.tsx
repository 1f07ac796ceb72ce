import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { LinkButton, LoadingBlock, Notice, OrgBadge } from '../../ui/index.ts'
import { type Contacts, useContacts } from './use-contacts.ts'

interface PartProps {
  readonly title: string
  readonly children: ReactNode
}

/** One part of a page that is there to be read. */
export function Part({ title, children }: PartProps) {
  return (
    <section className="stack told-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

interface TextListProps {
  readonly items: readonly ReactNode[]
  /** Whether they are done one after another. */
  readonly isOrdered?: boolean
}

/** Some sentences that belong together, each with its point or its number. */
export function TextList({ items, isOrdered = false }: TextListProps) {
  const List = isOrdered ? 'ol' : 'ul'
  return (
    <List className="points">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sentences of a page keep their order.
        <li key={index}>{item}</li>
      ))}
    </List>
  )
}

/** What stands of the contact details, once they are there; else that they could not be had. */
export function WithContacts({ children }: { readonly children: (contacts: Contacts) => ReactNode }) {
  const { t } = useTranslation()
  const { contacts, error, again } = useContacts()
  if (error !== undefined)
    return (
      <Notice tone="error" live>
        {t('foot.unread')} <LinkButton onPress={again}>{t('states.retry')}</LinkButton>
      </Notice>
    )
  return contacts === undefined ? <LoadingBlock lines={3} /> : children(contacts)
}

interface ControllersProps {
  readonly controllers: Contacts['controllers']
  readonly withOfficer?: boolean
}

/** The controllers by name, where each is met, and who its data protection officer is. */
export function Controllers({ controllers, withOfficer = false }: ControllersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <ul className="list card">
      {controllers.map(({ kind, name, place, email, dataProtectionOfficer }) => (
        <li key={email}>
          <p>
            <OrgBadge kind={kind} /> <strong>{name[language]}</strong>
          </p>
          <p>
            {place[language]}, <Mail to={email} />
          </p>
          {withOfficer && (
            <p>
              {t('privacy.officer')}: <Mail to={dataProtectionOfficer} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

export function Mail({ to }: { readonly to: string }) {
  return <a href={`mailto:${to}`}>{to}</a>
}
