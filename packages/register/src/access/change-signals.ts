import { getField } from '../data/categories.ts'
import type { CategoryNumber, FieldId } from '../data/field-ids.ts'
import type { EventId } from '../words/event-words.ts'
import { type FileFacts, holds } from './conditions.ts'
import { cellOf, readReach } from './matrix.ts'
import type { RoleId } from './roles.ts'
import { isEffect, protectedFields } from './visibility.ts'

/** What an open page of a file may be out of date in: the course of the file and its team, or a category. */
export type ChangedPart = 'file' | CategoryNumber

/**
 * The acts that make an open page out of date; of any other act no signal is given. Those on data concern
 * whoever reads one of the fields; those on the course of a file all who work on it.
 */
export const signalledEvents = {
  'entry.recorded': 'data',
  'entry.corrected': 'data',
  'entry.flagged': 'data',
  'entry.flagAnswered': 'data',
  'leftEntry.corrected': 'data',
  'leftEntry.flagAnswered': 'data',
  'obtaining.accepted': 'data',
  'removal.done': 'data',
  'customership.taken': 'file',
  'customership.advanced': 'file',
  'customership.endProposed': 'file',
  'customership.endWithdrawn': 'file',
  'customership.opinionGiven': 'file',
  'customership.transferred': 'file',
  'death.recorded': 'file',
  'team.memberAdded': 'file',
  'team.memberRemoved': 'file',
  'team.responsibilitySet': 'file',
} as const satisfies Partial<Record<EventId, 'data' | 'file'>>

/** An act as its line in the log says it. */
export interface LoggedAct {
  readonly event: keyof typeof signalledEvents
  readonly authority: string | null
  readonly fields: readonly FieldId[]
}

interface Onlooker {
  readonly role: RoleId
  readonly authority: string
  /** From outside the team no contact data are read, with an opening or without. */
  readonly onTeam: boolean
}

/**
 * In which parts an act makes out of date what somebody has read: of data only where they may read a field
 * that it has touched. A statement of effect is read with its fact, whose field the act names too.
 */
export function changedParts(act: LoggedAct, onlooker: Onlooker, file: FileFacts): readonly ChangedPart[] {
  if (signalledEvents[act.event] === 'file') return ['file']
  const seen = act.fields.filter((field) => sees(onlooker, field, act.authority, file))
  return [...new Set(seen.map((field) => getField(field).category))]
}

function sees(
  { role, authority, onTeam }: Onlooker,
  field: FieldId,
  owner: string | null,
  file: FileFacts,
): boolean {
  const { read, safety } = cellOf(role, getField(field).category)
  // Whether the person is under non-disclosure is not asked: contact data count for whoever may read them
  // then.
  if (isEffect(field) || (protectedFields.includes(field) && !(safety && onTeam))) return false
  if (!holds(read?.condition, file)) return false
  const reach = readReach(role, field, file)
  return reach === 'all' || (reach === 'own' && owner === authority)
}
