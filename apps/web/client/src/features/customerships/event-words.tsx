import { useTranslation } from 'react-i18next'
import type { SummaryEvent } from '../../api/answers.ts'
import { useOrganisationName } from '../../api/organisation-name.ts'
import { staffTitle } from '../../i18n/staff-title.ts'
import { useLanguage } from '../../i18n/use-language.ts'

/** Events that are the act of a party: to say that one did it says nothing. */
const ofParty = ['partyTaken', 'partyForsaken', 'endProposed', 'endAgreed', 'endDeclined', 'endWithdrawn']

interface EventWordsProps {
  readonly of: Pick<SummaryEvent, 'event' | 'organisation' | 'member'>
}

/** What has happened: and to whom, or by which party, where that is what one wants to know. */
export function EventWords({ of: { event, organisation, member } }: EventWordsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useOrganisationName()
  const party = ofParty.includes(event) ? nameOf(organisation) : undefined
  const about = member === null ? party : nameAndPost(member.name, staffTitle(member, language))
  return (
    <>{about === undefined ? t(`event.${event}`) : t('event.of', { what: t(`event.${event}`), about })}</>
  )
}

const nameAndPost = (name: string, post: string | undefined): string =>
  post === undefined ? name : `${name}, ${post}`
