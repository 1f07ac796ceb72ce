import { useTranslation } from 'react-i18next'
import type { Customership, EntryHistory } from '../../api/answers.ts'
import { useOrganisationOf } from '../../api/organisation-name.ts'
import { theRegister } from '../../declaration/declared-register.ts'
import { saidFirst } from '../../declaration/register-words.ts'
import { dayOf, formatDay, formatTime } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { OrgBadge } from '../../ui/index.ts'

type Version = EntryHistory['versions'][number]

interface WrittenByProps {
  readonly version: Pick<Version, 'author' | 'recordedAt'>
  readonly owner: string
  readonly team: Customership['team']
}

/** Who has written a version, for which organisation, and when. */
export function WrittenBy({ version: { author, recordedAt }, owner, team }: WrittenByProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  const organisation = organisationOf(owner)
  const role = theRegister().roles.find((each) => each.role === author.role)
  const member = team.find(({ person }) => person === author.person)
  const name = nameIn(author) ?? member?.name ?? (role === undefined ? author.role : saidFirst(role.title))
  const isCustomers = role?.kind === 'customer'
  return (
    <span className="row meta">
      <OrgBadge kind={isCustomers ? 'customer' : (organisation?.kind ?? '')} />
      <span>{name}</span>
      {!isCustomers && organisation !== undefined && <span>{organisation.name[language]}</span>}
      <span>
        {t('entry.at', {
          date: formatDay(dayOf(recordedAt), language),
          time: formatTime(new Date(recordedAt), language),
        })}
      </span>
    </span>
  )
}

/** The name of whoever the service names beside the id. */
function nameIn(author: object): string | undefined {
  return 'name' in author && typeof author.name === 'string' ? author.name : undefined
}
