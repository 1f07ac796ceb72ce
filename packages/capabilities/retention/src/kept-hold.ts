import { type HoldId, holdId, organisationId, personId, plainDate } from '@tym/kernel'
import type { Place } from '@tym/key-vault'
import { fieldId, holdGround, roleId } from '@tym/register'
import { z } from 'zod'

/** A hold that has outlived its file, as its authority sees it. */
export const keptHoldView = z.strictObject({
  id: holdId,
  ground: holdGround,
  section: z.string(),
  owner: personId,
  reviewOn: plainDate,
  version: z.int(),
  keptAt: z.iso.datetime(),
})

/** What it needs: each version of each entry that it names. */
export const heldEntryView = z.strictObject({
  /** Which of the hold's entries this is a version of. */
  number: z.int(),
  version: z.int(),
  field: fieldId,
  value: z.json(),
  owner: organisationId,
  author: z.strictObject({ person: personId, role: roleId }),
  recordedAt: z.iso.datetime(),
  occurredOn: plainDate.nullable(),
})

/** Where a kept hold's reason and its entries stand, under its own key. */
export const keptReasonPlace = (id: HoldId): Place => ({
  table: 'retention.kept_hold',
  category: 0,
  row: id,
  version: 1,
})
export const heldEntryPlace = (at: { id: string; category: number; version: number }): Place => ({
  table: 'retention.held_entry',
  category: at.category,
  row: at.id,
  version: at.version,
})

/** Id of the example in the documentation, which the denial suite sends. */
export const exampleKept = holdId.parse('0198f0a0-0000-7000-8000-000000000b99')
