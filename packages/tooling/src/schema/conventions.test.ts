import { createTestDatabase, createTestSessions, type TestDatabase, type TestSessions } from '@tym/testing'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  columnsWithoutZone,
  definerFunctions,
  foreignKeysWithoutIndex,
  functionsOpenToEverybody,
  powerfulLoginRoles,
  tablesWithoutComment,
  tablesWithoutForcedSecurity,
} from './conventions.ts'
import { readsOfTheDatabaseClock } from './own-clock.ts'

let database: TestDatabase
let register: postgres.Sql
let keys: postgres.Sql
let made: TestSessions
let sessions: postgres.Sql
beforeAll(async () => {
  database = await createTestDatabase()
  register = postgres(database.urls.superuser, { max: 1 })
  keys = postgres(database.urls.keysSuperuser, { max: 1 })
  made = await createTestSessions()
  sessions = postgres(made.superuserUrl, { max: 1 })
})
afterAll(async () => {
  await Promise.all([register.end(), keys.end(), sessions.end()])
  await Promise.all([database.drop(), made.drop()])
})

describe('the schema of the register', () => {
  test('tells every instant with its zone', async () => {
    expect(await columnsWithoutZone(register)).toEqual([])
  })

  test('has an index for every foreign key', async () => {
    expect(await foreignKeysWithoutIndex(register)).toEqual([])
  })

  test('forces row-level security on every table that a process may reach', async () => {
    expect(await tablesWithoutForcedSecurity(register)).toEqual(['meta.gate', 'meta.migration'])
  })

  test('says of every table why it exists', async () => {
    expect(await tablesWithoutComment(register)).toEqual(['meta.gate', 'meta.migration'])
  })

  test("lets nobody but the listed roles call a function that runs with its owner's rights", async () => {
    const found = await definerFunctions(register)
    const said = found.map(({ name, owner, grantees }) => `${name} of ${owner} for ${grantees.join(', ')}`)
    expect(said).toEqual([
      'audit.keep_months of tym_owner for tym_worker',
      'customer_data.removal_empty of tym_eraser for tym_app, tym_worker',
      'customer_data.removal_finish of tym_eraser for tym_app, tym_worker',
      'customer_data.removal_texts of tym_eraser for tym_app, tym_worker',
      'customer_data.removal_write of tym_eraser for tym_app, tym_worker',
      'customer_data.removals_again of tym_eraser for tym_app, tym_worker',
      'customer_data.unfinished_removals of tym_eraser for tym_app, tym_exchange, tym_worker',
      'gate.admit of tym_gate for tym_app',
      'gate.clear_old_marks of tym_gate for tym_worker',
      'gate.follow of tym_gate for tym_app',
      'gate.mark_request of tym_gate for tym_app',
      'gate.read_categories of tym_gate for tym_read',
      'relation.actor_or_starter of tym_relation for ',
      'relation.acts_for of tym_relation for tym_app, tym_worker',
      'relation.acts_to_repeat of tym_relation for tym_app, tym_worker',
      'relation.annulled_due of tym_relation for tym_worker',
      'relation.annulled_with_death of tym_relation for tym_worker',
      'relation.annulment_awaits of tym_relation for tym_app',
      'relation.annulment_lacks of tym_relation for tym_app, tym_worker',
      'relation.annulment_waits of tym_relation for tym_app',
      'relation.awaiting_since of tym_relation for tym_app',
      'relation.awaits_undoing of tym_relation for tym_app',
      'relation.caseload_rows of tym_relation for tym_app',
      'relation.category_of_left_entry of tym_relation for tym_app',
      'relation.change_code_again of tym_relation for tym_app, tym_worker',
      'relation.changes_identity of tym_relation for tym_app',
      'relation.closed_files of tym_relation for tym_app, tym_exchange, tym_worker',
      'relation.count_back of tym_relation for tym_app, tym_exchange, tym_worker',
      'relation.count_ended of tym_relation for tym_app, tym_worker',
      'relation.count_late_opinions of tym_relation for tym_app',
      'relation.count_unannulled of tym_relation for tym_exchange',
      'relation.count_unrepeated of tym_relation for tym_exchange',
      'relation.count_unwithdrawn of tym_relation for tym_exchange',
      'relation.death_may_be_undone of tym_relation for tym_worker',
      'relation.decides_on of tym_relation for tym_app',
      'relation.delayed_own_lines of tym_relation for tym_app',
      'relation.deletion_has_begun of tym_relation for tym_app, tym_eraser, tym_worker',
      'relation.end_help_with_undoing of tym_relation for tym_app',
      'relation.ended_among of tym_relation for tym_worker',
      'relation.ended_files of tym_relation for tym_app, tym_worker',
      'relation.ended_on of tym_relation for tym_worker',
      'relation.enter of tym_relation for tym_gate',
      'relation.entered_under_safety of tym_relation for tym_gate',
      'relation.entry_to_remove of tym_relation for tym_app',
      'relation.field_of_left_entry of tym_relation for tym_app',
      'relation.file_in_the_way of tym_relation for tym_app',
      'relation.file_of_referral of tym_relation for tym_app',
      'relation.file_to_join of tym_relation for tym_app',
      'relation.files_drafted_in of tym_relation for tym_app',
      'relation.files_kept of tym_relation for tym_worker',
      'relation.files_moved of tym_relation for tym_worker',
      'relation.files_to_rekey of tym_relation for ',
      'relation.find_by_index of tym_relation for tym_app, tym_gate',
      'relation.goes_back of tym_relation for ',
      'relation.hand_on_safety of tym_relation for ',
      'relation.has_confirmed_age of tym_relation for tym_app',
      'relation.has_ended of tym_relation for tym_app, tym_exchange, tym_worker',
      'relation.has_left_here of tym_relation for ',
      'relation.is_annulled of tym_relation for tym_app, tym_eraser, tym_worker',
      'relation.is_barred of tym_relation for tym_app, tym_worker',
      'relation.is_deceased of tym_relation for tym_worker',
      'relation.is_ended of tym_relation for ',
      'relation.is_file of tym_relation for tym_app, tym_gate',
      'relation.is_left_and_flagged of tym_relation for ',
      'relation.is_party of tym_relation for tym_app, tym_gate',
      'relation.is_party_here of tym_relation for tym_app, tym_gate',
      'relation.is_party_in of tym_relation for ',
      'relation.is_responsible of tym_relation for tym_app, tym_gate',
      'relation.is_self of tym_relation for tym_app, tym_gate',
      'relation.is_shielded of tym_relation for ',
      'relation.leave_contact_wish of tym_relation for tym_app',
      'relation.leave_join_request of tym_relation for tym_app',
      'relation.left_entries of tym_relation for tym_app',
      'relation.lifts_safety of tym_relation for tym_app',
      'relation.line_holders of tym_relation for tym_app',
      'relation.live_opening of tym_relation for tym_gate',
      'relation.mark_safety of tym_relation for tym_app',
      'relation.may_agree of tym_relation for tym_app',
      'relation.may_annul of tym_relation for tym_app',
      'relation.may_be_told of tym_relation for tym_app',
      'relation.may_enter of tym_relation for tym_app, tym_gate',
      'relation.may_hold of tym_relation for tym_app',
      'relation.may_open_left_entry of tym_relation for tym_app',
      'relation.may_remove of tym_relation for tym_app',
      'relation.may_remove_entry of tym_relation for tym_app',
      'relation.may_see_annulment of tym_relation for tym_app',
      'relation.may_see_holds of tym_relation for tym_app',
      'relation.may_see_removals of tym_relation for tym_app',
      'relation.misrecorded_before of tym_relation for tym_app',
      'relation.move_file of tym_relation for ',
      'relation.my_customerships of tym_relation for tym_app, tym_gate',
      'relation.my_team_files of tym_relation for tym_app',
      'relation.my_unshielded_files of tym_relation for tym_app',
      'relation.officers_to_tell of tym_relation for tym_exchange, tym_worker',
      'relation.oldest_unsealed of tym_relation for tym_app, tym_exchange, tym_worker',
      'relation.on_case_team of tym_relation for tym_app, tym_gate',
      'relation.open_by_former_code of tym_relation for tym_app',
      'relation.open_file_instead of tym_relation for tym_app',
      'relation.open_file_of of tym_relation for tym_app',
      'relation.other_files of tym_relation for tym_worker',
      'relation.others_with_entries of tym_relation for ',
      'relation.overseen_files of tym_relation for tym_app',
      'relation.own_line_facts of tym_relation for tym_app',
      'relation.own_openings of tym_relation for tym_app',
      'relation.own_work of tym_relation for tym_app',
      'relation.pass_over of tym_relation for tym_app, tym_worker',
      'relation.plan_lacks of tym_relation for tym_app',
      'relation.protect_again of tym_relation for tym_app, tym_worker',
      'relation.put_code of tym_relation for ',
      'relation.record_death_again of tym_relation for tym_app, tym_worker',
      'relation.rekey of tym_relation for tym_app',
      'relation.remarks_to_answer of tym_relation for tym_app',
      'relation.safety_to_read of tym_relation for tym_worker',
      'relation.say_code_again of tym_relation for tym_app, tym_worker',
      'relation.say_safety of tym_relation for tym_worker',
      'relation.shields of tym_relation for tym_app, tym_exchange, tym_worker',
      'relation.somebody_else_may of tym_relation for tym_app',
      'relation.stood_before_death of tym_relation for tym_app',
      'relation.stores_entry of tym_relation for tym_app',
      'relation.take_act of tym_relation for ',
      'relation.take_over_acts of tym_relation for tym_app, tym_worker',
      'relation.taken_back of tym_relation for ',
      'relation.transfer of tym_relation for tym_app',
      'relation.transfer_again of tym_relation for tym_app, tym_worker',
      'relation.under_safety of tym_relation for tym_app, tym_gate',
      'relation.undo_death_again of tym_relation for tym_app, tym_worker',
      'relation.undoes_death of tym_relation for tym_app',
      'relation.unknown_acts of tym_relation for ',
      'relation.was_on_team of tym_relation for tym_app',
      'relation.was_party of tym_relation for tym_app',
      'relation.was_party_here of tym_relation for ',
      'relation.way_in of tym_relation for tym_app',
      'relation.way_to_open of tym_relation for tym_app',
      'relation.withdraw_again of tym_relation for tym_app, tym_worker',
      'relation.written_since of tym_relation for tym_gate',
      'retention.annul_again of tym_eraser for tym_app, tym_worker',
      'retention.close_annulled of tym_eraser for tym_app, tym_worker',
      'retention.erase of tym_eraser for tym_worker',
      'retention.plant_canary of tym_scanner for tym_worker',
      'retention.prolong_for_answer of tym_eraser for ',
      'retention.remove_canary of tym_scanner for tym_worker',
      'retention.residue of tym_scanner for tym_worker',
      'retention.stand_still of tym_eraser for tym_app, tym_worker',
    ])
  })

  test('sets the search path of every such function', async () => {
    const found = await definerFunctions(register)
    expect(found.filter(({ searchPath }) => !searchPath.endsWith('pg_temp')).map(({ name }) => name)).toEqual(
      [],
    )
  })

  test('has no function that everybody may call', async () => {
    expect(await functionsOpenToEverybody(register)).toEqual([])
  })

  test('gives no login role ownership, membership or a way past row-level security', async () => {
    expect(await powerfulLoginRoles(register)).toEqual([])
  })
})

describe('the schema of the key database', () => {
  test('keeps the same rules', async () => {
    expect(await columnsWithoutZone(keys)).toEqual([])
    expect(await foreignKeysWithoutIndex(keys)).toEqual([])
    expect(await tablesWithoutForcedSecurity(keys)).toEqual(['meta.gate', 'meta.migration'])
    expect(await tablesWithoutComment(keys)).toEqual(['meta.gate', 'meta.migration'])
    expect(
      (await definerFunctions(keys)).map(({ name, owner, grantees }) => [name, owner, grantees]),
    ).toEqual([['keys.residue', 'tym_key_scanner', ['tym_key_eraser']]])
    expect(await functionsOpenToEverybody(keys)).toEqual([])
    expect(await powerfulLoginRoles(keys)).toEqual([])
  })
})

describe('the schema of the session database', () => {
  test('keeps the same rules', async () => {
    expect(await columnsWithoutZone(sessions)).toEqual([])
    expect(await foreignKeysWithoutIndex(sessions)).toEqual([])
    expect(await tablesWithoutForcedSecurity(sessions)).toEqual(['meta.gate', 'meta.migration'])
    expect(await tablesWithoutComment(sessions)).toEqual(['meta.gate', 'meta.migration'])
    expect(await definerFunctions(sessions)).toEqual([])
    expect(await functionsOpenToEverybody(sessions)).toEqual([])
    expect(await powerfulLoginRoles(sessions)).toEqual([])
  })
})

test('no SQL of ours asks the database for the time', () => {
  expect(readsOfTheDatabaseClock()).toEqual([])
})
