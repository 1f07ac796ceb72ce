import { states } from '../ui/states.ts'

export const responsibilities = ['mine', 'others'] as const
export const partyFilters = ['wellbeingCounty', 'kela'] as const
/** Languages of contact, as the register codes them. */
const languageCode = /^[a-z]{2,3}$/

/** The filters of the list that stand in its address: codes only. */
export interface StateFilter {
  readonly state?: (typeof states)[number]
  readonly duty?: (typeof responsibilities)[number]
  readonly party?: (typeof partyFilters)[number]
  readonly language?: string
}

/** The filter of an address: codes only, and what is no code is no filter. */
export function findStateFilter(search: Readonly<Record<string, unknown>>): StateFilter {
  const state = states.find((one) => one === search['state'])
  const duty = responsibilities.find((one) => one === search['duty'])
  const party = partyFilters.find((one) => one === search['party'])
  const { language } = search
  return {
    ...(state === undefined ? {} : { state }),
    ...(duty === undefined ? {} : { duty }),
    ...(party === undefined ? {} : { party }),
    ...(typeof language === 'string' && languageCode.test(language) ? { language } : {}),
  }
}
