import { useLanguage } from '../i18n/use-language.ts'
import type { Organisation } from './answers.ts'
import { useOrganisations } from './queries.ts'

/** How an organisation is found by its id; undefined while the names are not there. */
export function useOrganisationOf(): (id: string) => Organisation | undefined {
  const { data } = useOrganisations()
  return (id) => data?.items.find((organisation) => organisation.id === id)
}

/** An organisation's name in the language that is shown. */
export function useOrganisationName(): (id: string) => string | undefined {
  const language = useLanguage()
  const organisationOf = useOrganisationOf()
  return (id) => organisationOf(id)?.name[language]
}
