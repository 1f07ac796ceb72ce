import type { RetentionClass } from '@tym/register'

export { storedColumns } from './stored-columns.ts'

/**
 * Which declared retention each table of this capability follows: all of it dies with the customership (12
 * §).
 */
export const tables: Readonly<Record<string, RetentionClass>> = {
  'customerships.customership': 'customership',
  'customerships.party': 'customership',
  'customerships.former_party': 'customership',
  'customerships.transfer': 'customership',
  'customerships.case_team_member': 'customership',
  'customerships.end_opinion': 'customership',
  'customerships.end_proposal': 'customership',
  'customerships.act_to_repeat': 'customership',
  'customerships.death_notice': 'customership',
  'customerships.death_undoing': 'customership',
  'customerships.event': 'customership',
  'customerships.glass_opening': 'customership',
  'customerships.former_index': 'customership',
  'customerships.identity_index': 'customership',
  'customerships.contact_wish': 'customership',
  'customerships.join_request': 'customership',
}
