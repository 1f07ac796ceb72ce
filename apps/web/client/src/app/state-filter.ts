import { states } from '../ui/states.ts'

export const responsibilities = ['mine', 'others'] as const
export const partyFilters = ['wellbeingCounty', 'kela'] as const
/** Languages of contact, as the register codes them. */
export const languageCodes = ['fi', 'sv', 'se', 'smn', 'sms', 'fse', 'fss', 'en', 'other'] as const

/** The filters of the list that stand in its address: codes only. */
export interface StateFilter {
  readonly state?: (typeof states)[number]
  readonly duty?: (typeof responsibilities)[number]
  readonly party?: (typeof partyFilters)[number]
  readonly language?: (typeof languageCodes)[number]
}

/** The filter of an address: codes only, and what is no code is no filter. */
export function findStateFilter(search: Readonly<Record<string, unknown>>): StateFilter {
  const state = states.find((one) => one === search['state'])
  const duty = responsibilities.find((one) => one === search['duty'])
  const party = partyFilters.find((one) => one === search['party'])
  const language = languageCodes.find((one) => one === search['language'])
  return {
    ...(state === undefined ? {} : { state }),
    ...(duty === undefined ? {} : { duty }),
    ...(party === undefined ? {} : { party }),
    ...(language === undefined ? {} : { language }),
  }
}
