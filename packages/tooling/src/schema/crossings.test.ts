import { createTestDatabase, type TestDatabase } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crossings } from './crossings.ts'

/** Each a decision: a key, a published function, or a gate that must answer in one round trip. */
const known: readonly string[] = [
  'consents.refuse_outside_customership -> customerships.customership',
  'customer_data.refuse_outside_customership -> customerships.customership',
  'disclosures.find_corrected -> customer_data.entry',
  'disclosures.find_overdue -> consents.version',
  'disclosures.refuse_foreign_item -> customer_data.entry',
  'disclosures.refuse_obtaining_now -> consents.consent',
  'disclosures.refuse_obtaining_return -> consents.consent',
  'disclosures.refuse_other_consent -> consents.consent',
  'disclosures.refuse_outside_customership -> customerships.customership',
  'disclosures.refuse_return -> consents.consent',
  'gate.check_liveness -> organisations.live_keys',
  'gate.check_liveness -> usage_rights.live_rights',
  'gate.customership_facts -> customerships.case_team_member',
  'gate.customership_facts -> customerships.end_opinion',
  'gate.customership_facts -> customerships.party',
  'gate.read_categories -> customer_data.current_document',
  'gate.read_categories -> customerships.customership',
  'key of consents.consent -> customerships.customership',
  'key of consents.consent -> organisations.organisation',
  'key of consents.consent -> outside_parties.party',
  'key of consents.version -> customerships.customership',
  'key of consents.version -> organisations.organisation',
  'key of customer_data.current_document -> customerships.customership',
  'key of customer_data.entry -> customerships.customership',
  'key of customer_data.entry -> organisations.organisation',
  'key of customer_data.entry_flag -> customerships.customership',
  'key of customer_data.entry_flag -> organisations.organisation',
  'key of customerships.case_team_member -> organisations.organisation',
  'key of customerships.customership -> organisations.cooperation_area',
  'key of customerships.customership -> organisations.organisation',
  'key of customerships.end_opinion -> organisations.organisation',
  'key of customerships.event -> organisations.organisation',
  'key of customerships.party -> organisations.organisation',
  'key of disclosures.approval -> customerships.customership',
  'key of disclosures.approval -> organisations.organisation',
  'key of disclosures.disclosure -> consents.consent',
  'key of disclosures.disclosure -> customerships.customership',
  'key of disclosures.disclosure -> organisations.organisation',
  'key of disclosures.disclosure -> outside_parties.party',
  'key of disclosures.exclusion -> customerships.customership',
  'key of disclosures.exclusion -> outside_parties.party',
  'key of disclosures.item -> customerships.customership',
  'key of disclosures.item -> organisations.organisation',
  'key of disclosures.obtained_entry -> customerships.customership',
  'key of disclosures.obtaining -> consents.consent',
  'key of disclosures.obtaining -> customerships.customership',
  'key of disclosures.obtaining -> organisations.organisation',
  'key of disclosures.obtaining -> outside_parties.party',
  'key of disclosures.own_copy -> customerships.customership',
  'key of disclosures.own_copy -> organisations.organisation',
  'key of disclosures.recall -> customerships.customership',
  'key of notifications.notification -> organisations.organisation',
  'key of usage_rights.usage_right -> organisations.cooperation_area',
  'key of usage_rights.usage_right -> organisations.organisation',
  'policy approvers of usage_rights.usage_right -> disclosures.approval',
  'policy exchange of customer_data.entry -> disclosures.item',
  'policy exchange of usage_rights.usage_right -> disclosures.approval',
  'policy exchange_appends of audit.detail -> disclosures.disclosure',
  'policy team_changes of disclosures.disclosure -> consents.consent',
  'policy team_changes of disclosures.obtaining -> consents.consent',
  'policy told_by_hand of disclosures.recall -> consents.consent',
  'policy withdrawn of disclosures.recall -> consents.consent',
  'relation.entered_under_safety -> customerships.identity_index',
  'relation.find_by_index -> customerships.customership',
  'relation.find_by_index -> customerships.identity_index',
  'relation.has_ended -> customerships.customership',
  'relation.inherit_safety -> customerships.identity_index',
  'relation.is_party -> customerships.party',
  'relation.is_party_in -> customerships.customership',
  'relation.is_party_in -> customerships.party',
  'relation.is_responsible -> customerships.case_team_member',
  'relation.is_self -> customerships.identity_index',
  'relation.mark_safety -> customerships.identity_index',
  'relation.may_enter -> customerships.customership',
  'relation.may_enter -> customerships.party',
  'relation.my_customerships -> customerships.case_team_member',
  'relation.my_customerships -> customerships.customership',
  'relation.my_customerships -> customerships.identity_index',
  'relation.my_customerships -> customerships.party',
  'relation.on_case_team -> customerships.case_team_member',
  'relation.on_case_team -> customerships.party',
  'relation.open_customership_at -> customerships.customership',
  'relation.open_customership_at -> customerships.identity_index',
  'relation.shields -> customerships.identity_index',
  'relation.under_safety -> customerships.identity_index',
  'usage_rights.refuse_providers -> organisations.organisation',
]

let database: TestDatabase
let sql: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.urls.superuser, { max: 1 })
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

test('every place where SQL crosses from one capability into another is known', async () => {
  expect(await crossings(sql)).toEqual(known)
})
