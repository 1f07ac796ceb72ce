import { localizedText } from '@tym/kernel'
import { categoryNumber, fieldId, organisationKind, roleId, roleKind, sourceKind } from '@tym/register'
import { z } from 'zod'

const labelled = z.array(z.strictObject({ code: z.string(), label: localizedText }))
const condition = z.enum(['kelaInPlan', 'rightsRequest', 'withholding'])
const reach = z.enum(['all', 'own', 'none'])

const field = z.strictObject({
  id: fieldId,
  category: categoryNumber,
  identifier: z.string(),
  label: localizedText,
  help: localizedText,
  /** What people call it besides, for who looks for it. */
  words: localizedText.optional(),
  sensitivity: z.enum(['P', 'I', 'K', 'H', 'T']),
  /** How many values hold at a time. */
  values: z.enum(['one', 'many']),
  /** It stands beside a content field only. */
  linkedOnly: z.boolean(),
  /** Entries of it are recorded by hand. */
  recordable: z.boolean(),
  /** The fields of the two statements that a write must carry. */
  effect: fieldId.optional(),
  necessity: fieldId.optional(),
  /** Whose word it is, where nobody may say it for another. */
  voice: z.enum(['customer', 'party', 'approver']).optional(),
  /** JSON Schema of the value. */
  schema: z.record(z.string(), z.unknown()),
  /** What the members of the value are called. */
  members: z.record(z.string(), localizedText),
  /** What a member asks for, where its name leaves a doubt. */
  hints: z.record(z.string(), localizedText),
  /** By member of the value, `''` for the value itself: which code list names what it holds. */
  codes: z.record(z.string(), z.string()),
  /** The sources that somebody who records it may name. */
  sources: z.array(sourceKind),
  readers: z.array(z.strictObject({ role: roleId, without: reach, withKela: reach })),
  recorders: z.array(z.strictObject({ role: roleId, condition: condition.optional() })),
  /** Of a statement: one that says what is asked, and one that does not. */
  example: z.strictObject({ good: localizedText, poor: localizedText }).optional(),
})

const cell = z.strictObject({
  role: roleId,
  category: categoryNumber,
  rule: z.string(),
  reason: z.int().positive(),
  safety: z.boolean(),
  comment: z.boolean(),
  read: z
    .strictObject({
      fields: z.array(fieldId),
      own: z.array(fieldId),
      inPlan: z.array(fieldId),
      condition: condition.optional(),
    })
    .optional(),
  write: z.strictObject({ fields: z.array(fieldId), condition: condition.optional() }).optional(),
  instead: z.string().optional(),
})

/** The declaration of the register, as screens are drawn from it. */
export const registerView = z.strictObject({
  policyVersion: z.string(),
  categories: z.array(
    z.strictObject({
      number: categoryNumber,
      title: localizedText,
      section: z.string(),
      groups: z.array(z.strictObject({ title: localizedText, fields: z.array(fieldId) })),
    }),
  ),
  fields: z.array(field),
  codeLists: z.record(z.string(), labelled),
  sources: labelled,
  roles: z.array(
    z.strictObject({
      role: roleId,
      /** In the published matrix, such as R4. */
      id: z.string(),
      title: localizedText,
      kind: roleKind,
      organisations: z.array(organisationKind),
    }),
  ),
  organisationKinds: labelled,
  /** Why a file may be opened by an officer who has no other way into it. */
  openingKinds: labelled,
  matrix: z.array(cell),
  reasons: z.array(z.strictObject({ number: z.int().positive(), text: localizedText })),
  conditions: labelled,
  instead: labelled,
  /** Words by which a screen advises while somebody writes. */
  writingAdvice: z.strictObject({
    relatives: z.array(z.string()),
    illnesses: z.array(z.string()),
    emptyPhrases: z.array(z.string()),
    emptyWords: z.array(z.string()),
  }),
})
