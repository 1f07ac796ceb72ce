import type { Principal } from '@tym/employment'
import { localizedText, organisationId } from '@tym/kernel'
import {
  cellOf,
  fieldId,
  getField,
  holds,
  isRecordedByHand,
  mayPerform,
  mayRecord,
  operations,
  type RoleId,
  readersOf,
  readReach,
  roleId,
  rolesRecording,
  rolesThatMay,
  writeCell,
} from '@tym/register'
import { z } from 'zod'
import { operationId } from '../operation-id.ts'
import { type ActLack, lacksOf } from '../permitted.ts'

/** What somebody asks about: an act, or reading or recording a field. */
export const question = z.union([
  z.strictObject({ operation: operationId }),
  z.strictObject({ field: fieldId, act: z.enum(['read', 'record']) }),
])
export type Question = z.infer<typeof question>

/**
 * What is missing. Beside what an act may lack: Kela's part in the plan; that the own organisation has stored
 * it, since the role reads nothing of others; and a field that anybody records, since this one is computed.
 */
export const lack = z.enum([
  ...(['role', 'team', 'responsible', 'goesOn', 'ended'] as const satisfies readonly ActLack[]),
  ...(['kelaInPlan', 'ownOrganisation', 'recordedByHand'] as const),
])
export type Lack = z.infer<typeof lack>

/** What one may do next, as a step that the service has. */
const step = z.enum(['askToJoin', 'openForReason'])

export const explanation = z.strictObject({
  allowed: z.boolean(),
  /** What was asked about, in words. */
  title: localizedText,
  /** The rule that decides, and why it is so, with the section of law where it names one. */
  rule: z.strictObject({ id: z.string(), reason: localizedText }),
  missing: z.array(lack),
  /** What it takes in any file, beside a role that may. */
  takes: z.array(lack),
  next: step.nullable(),
  /** Who may, by the declaration. */
  roles: z.array(roleId),
  /** Whom to ask: an office of an organisation, or officers of the file; never who a customer is. */
  contact: z.strictObject({
    whom: z.enum(['employer', 'responsibleOfficer', 'team']),
    organisation: organisationId.nullable(),
    names: z.array(z.string()),
  }),
})
export type Explanation = z.infer<typeof explanation>

type Caller = Pick<Principal, 'role' | 'person' | 'authority'>

/** A file in which nobody has a place: what an act lacks there is what it takes. */
const anyFile = { state: 'underAssessment', team: [] } as const

/** What the declaration says of a question to a role, whatever the file. */
export function ruleOf(
  caller: Caller,
  asked: Question,
): Pick<Explanation, 'title' | 'rule' | 'roles' | 'takes'> {
  if ('operation' in asked) {
    const { title, reason } = operations[asked.operation]
    const rule = { id: `O.${asked.operation}`, reason }
    const takes = lacksOf(caller, anyFile, asked.operation).filter((each) => each !== 'role')
    return { title, rule, roles: [...rolesThatMay(asked.operation)], takes: [...takes] }
  }
  const { label, category } = getField(asked.field)
  const { rule: id, reason } = cellOf(caller.role, category)
  const who = asked.act === 'read' ? readersOf(asked.field) : rolesRecording(asked.field)
  const outside = lacksOfField(caller.role, asked, { kelaInPlan: false })
  const takes = [...(['team'] as const), ...outside.filter((each) => each !== 'role')]
  return { title: label, rule: { id, reason }, roles: who.map((each) => each.role), takes }
}

/** What a role lacks of a field, in a file with or without Kela in its plan. */
export function lacksOfField(
  role: RoleId,
  { field, act }: Extract<Question, { field: unknown }>,
  { kelaInPlan }: { readonly kelaInPlan: boolean },
): readonly Lack[] {
  if (act === 'record') {
    if (!isRecordedByHand(getField(field))) return ['recordedByHand']
    if (!mayRecord(role, field) || !mayPerform(role, 'entry.record')) return ['role']
    return holds(writeCell(role, getField(field).category)?.condition, { kelaInPlan }) ? [] : ['kelaInPlan']
  }
  const reader = readersOf(field).find((each) => each.role === role)
  if (reader === undefined) return ['role']
  switch (readReach(role, field, { kelaInPlan })) {
    case 'all':
      return []
    case 'own':
      return reader.withKela === 'all' ? ['ownOrganisation', 'kelaInPlan'] : ['ownOrganisation']
    case 'none':
      return ['kelaInPlan']
  }
}

/** The next step that the service has for what is missing, where the role may take it. */
export function stepFor(missing: readonly Lack[], { role }: Pick<Principal, 'role'>): Explanation['next'] {
  if (missing.includes('team') && mayPerform(role, 'joinRequest.make')) return 'askToJoin'
  if (missing.includes('goesOn') && mayPerform(role, 'customership.openForReason')) return 'openForReason'
  return null
}
