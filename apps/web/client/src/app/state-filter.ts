import { states } from '../ui/states.ts'

export interface StateFilter {
  readonly state?: (typeof states)[number]
}

/** The filter of an address: codes only, and what is no code is no filter. */
export function findStateFilter(search: Readonly<Record<string, unknown>>): StateFilter {
  const state = states.find((one) => one === search['state'])
  return state === undefined ? {} : { state }
}
