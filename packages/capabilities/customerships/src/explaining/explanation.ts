import type { Principal } from '@tym/employment'
import { type LocalizedText, localizedText, organisationId } from '@tym/kernel'
import {
  type CategoryNumber,
  categories,
  categoryNumber,
  cellOf,
  roles as declaredRoles,
  type FieldId,
  type FileFacts,
  fieldId,
  fieldsOf,
  getField,
  holds,
  isEffect,
  isRecordedByHand,
  mayPerform,
  mayRecord,
  operationReach,
  operations,
  parseSectionOfLaw,
  type RoleId,
  readersOf,
  readReach,
  renderSectionOfLaw,
  roleId,
  rolesRecording,
  rolesThatMay,
  writeCell,
} from '@tym/register'
import { z } from 'zod'
import { operationId } from '../operation-id.ts'
import { type ActLack, lacksOf } from '../permitted.ts'

/** What somebody asks about: an act, reading or recording a field, or what of a category is not read. */
export const question = z.union([
  z.strictObject({ operation: operationId }),
  z.strictObject({ category: categoryNumber, act: z.literal('read') }),
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
  /** Of a question about a category: its fields of which the role reads nothing. */
  fields: z.array(fieldId),
  /** The rule that decides, in words, and why it is so; the section of law for which a category is kept. */
  rule: z.strictObject({
    id: z.string(),
    name: localizedText,
    reason: localizedText,
    section: localizedText.nullable(),
  }),
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

/** What the declaration says of a question to a role, in a file with or without Kela in its plan. */
export function ruleOf(
  caller: Caller,
  asked: Question,
  facts: FileFacts,
): Pick<Explanation, 'title' | 'fields' | 'rule' | 'roles' | 'takes'> {
  if ('operation' in asked) {
    const { title, reason } = operations[asked.operation]
    const rule = { id: `O.${asked.operation}`, name: title, reason, section: null }
    const takes = lacksOf(caller, anyFile, asked.operation).filter((each) => each !== 'role')
    // Where it takes a responsible officer: those who may as such, and not who may in another way.
    const reach = operationReach(caller.role, asked.operation)
    const roles = rolesThatMay(asked.operation, reach === 'responsibleOfficer' ? reach : undefined)
    return { title, fields: [], rule, roles: [...roles], takes: [...takes] }
  }
  const outside = lacksOfData(caller.role, asked, { kelaInPlan: false })
  const takes = [...(['team'] as const), ...outside.filter((each) => each !== 'role')]
  if ('category' in asked) {
    const { category } = asked
    const fields = unreadFields(caller.role, category, facts)
    const { title } = categories[category]
    return {
      title,
      fields: [...fields],
      rule: ruleOfCell(caller.role, category),
      roles: rolesReading(fields),
      takes,
    }
  }
  const { label, category } = getField(asked.field)
  const who = asked.act === 'read' ? readersOf(asked.field) : rolesRecording(asked.field)
  const rule = ruleOfCell(caller.role, category)
  return { title: label, fields: [], rule, roles: who.map((each) => each.role), takes }
}

/** A cell of the matrix as a rule: whose it is and of what, why, and what the Act keeps the category for. */
function ruleOfCell(role: RoleId, category: CategoryNumber): Explanation['rule'] {
  const { rule: id, reason } = cellOf(role, category)
  const { title, section } = categories[category]
  const place = parseSectionOfLaw(`${section} kohta`)
  const name = inEach((language) => `${declaredRoles[role].title[language]}, ${category} ${title[language]}`)
  return {
    id,
    name,
    reason,
    section: place === undefined ? null : inEach((language) => renderSectionOfLaw(place, language)),
  }
}

const inEach = (say: (language: keyof LocalizedText) => string): LocalizedText => ({
  fi: say('fi'),
  sv: say('sv'),
  en: say('en'),
})

/** The fields of a category of which a role reads nothing in such a file; effects go with their facts. */
function unreadFields(role: RoleId, category: CategoryNumber, facts: FileFacts): readonly FieldId[] {
  return fieldsOf(category)
    .map(({ id }) => id)
    .filter((id) => !isEffect(id))
    .filter((id) => {
      const lacks = lacksOfField(role, { field: id, act: 'read' }, facts)
      return lacks.length > 0 && !lacks.includes('ownOrganisation')
    })
}

/** The roles that read each of these fields; where no role reads all, those that read one. */
function rolesReading(fields: readonly FieldId[]): RoleId[] {
  const readers = fields.map((field) => readersOf(field).map(({ role }) => role))
  const ofAny = [...new Set(readers.flat())]
  const ofAll = ofAny.filter((role) => readers.every((each) => each.includes(role)))
  return ofAll.length > 0 ? ofAll : ofAny
}

/** What a role lacks of the data that is asked about, in a file with or without Kela in its plan. */
export function lacksOfData(
  role: RoleId,
  asked: Exclude<Question, { operation: unknown }>,
  facts: FileFacts,
): readonly Lack[] {
  if ('field' in asked) return lacksOfField(role, asked, facts)
  const fields = fieldsOf(asked.category).filter(({ id }) => !isEffect(id))
  return [...new Set(fields.flatMap(({ id }) => lacksOfField(role, { field: id, act: 'read' }, facts)))]
}

/** What a role lacks of a field, in a file with or without Kela in its plan. */
function lacksOfField(
  role: RoleId,
  { field, act }: Extract<Question, { field: unknown }>,
  { kelaInPlan }: FileFacts,
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
