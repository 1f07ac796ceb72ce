import type { OrganisationId } from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { tellingText } from '@tym/register'

/**
 * Why a party finds the need for coordination over or not (2.04), or withdraws its proposal: a sentence, not
 * a word.
 */
export const groundsText = tellingText(2000, 10)

/** Where the grounds of one party's opinion on one proposal stand. */
export function opinionPlace(proposal: number, organisation: OrganisationId): Place {
  return { table: 'customerships.end_opinion', category: 2, row: organisation, version: proposal }
}

/** Where the grounds of a withdrawal stand. */
export function withdrawalPlace(proposal: number): Place {
  return { table: 'customerships.end_proposal', category: 2, row: 'withdrawal', version: proposal }
}
