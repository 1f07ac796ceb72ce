import type { LocalizedText } from '@tym/kernel'
import { z } from 'zod'
import { type FieldReader, type FieldRecorder, readersOf, rolesRecording } from '../access/field-roles.ts'
import { type Cell, matrix } from '../access/matrix.ts'
import { openingKinds } from '../access/openings.ts'
import { organisationKinds } from '../access/organisation-kinds.ts'
import { reasons } from '../access/reasons.ts'
import { roleIds, roles } from '../access/roles.ts'
import { allFields, categories, isRecordedByHand } from '../data/categories.ts'
import { codeLists } from '../data/code-lists.ts'
import { everydayWords } from '../data/everyday-words.ts'
import type { FieldDeclaration } from '../data/field.ts'
import { categoryNumbers } from '../data/field-ids.ts'
import { fieldGroups } from '../data/groups.ts'
import { hintsOf } from '../data/member-hints.ts'
import { mayBeNamed, sources } from '../data/sources.ts'
import { conditionWords, insteadWords } from '../pages/access-matrix-words.ts'
import { policyVersion } from '../policy-version.ts'
import { emptyPhrases, emptyWords } from '../words/empty-phrases.ts'
import { type StatementExample, statementExamples } from '../words/statement-examples.ts'
import { writingAdvice } from '../words/writing-advice.ts'
import { memberCodes, memberNames } from './form-words.ts'

/** The register as screens are drawn from it: nothing of any person, in three languages at once. */
export function declaredRegister() {
  return {
    policyVersion,
    categories: categoryNumbers.map((number) => ({
      number,
      title: categories[number].title,
      section: categories[number].section,
      groups: fieldGroups[number].map(({ title, fields }) => ({ title, fields: [...fields] })),
    })),
    fields: allFields.map(fieldOf),
    codeLists: Object.fromEntries(Object.entries(codeLists).map(([name, list]) => [name, labelled(list)])),
    sources: labelled(sources),
    roles: roleIds.map((role) => ({
      role,
      id: roles[role].id,
      title: roles[role].title,
      kind: roles[role].kind,
      organisations: [...roles[role].authorityKinds],
    })),
    organisationKinds: labelled(organisationKinds),
    openingKinds: labelled(openingKinds),
    matrix: matrix.map(cellOf),
    reasons: Object.entries(reasons).map(([number, text]) => ({ number: Number(number), text })),
    conditions: labelled(conditionWords),
    instead: labelled(insteadWords),
    writingAdvice: {
      relatives: [...writingAdvice.relatives],
      illnesses: [...writingAdvice.illnesses],
      emptyPhrases: [...emptyPhrases],
      emptyWords: [...emptyWords],
    },
  }
}

type Labelled = { readonly code: string; readonly label: LocalizedText }

const labelled = (list: Readonly<Record<string, LocalizedText>>): Labelled[] =>
  Object.entries(list).map(([code, label]) => ({ code, label }))

function fieldOf(field: FieldDeclaration) {
  const { $schema: _, ...schema } = z.toJSONSchema(field.value, { io: 'input', unrepresentable: 'any' })
  const { id, requires, voice } = field
  return {
    id,
    category: field.category,
    identifier: field.identifier,
    label: field.label,
    help: field.help,
    sensitivity: field.sensitivity,
    values: field.values,
    linkedOnly: field.linkedOnly,
    recordable: isRecordedByHand(field),
    ...(requires === undefined ? {} : { effect: requires.effect, necessity: requires.necessity }),
    ...(voice === undefined ? {} : { voice }),
    schema,
    members: memberNames(id, schema),
    hints: { ...hintsOf(id) },
    codes: memberCodes(schema),
    sources: field.sources.filter(mayBeNamed),
    readers: readersOf(id).map((reader: FieldReader) => ({ ...reader })),
    recorders: rolesRecording(id).map((recorder: FieldRecorder) => ({ ...recorder })),
    ...(everydayWords[id] === undefined ? {} : { words: everydayWords[id] }),
    ...exampleOf(statementExamples[id]),
  }
}

const exampleOf = (example: StatementExample | undefined) =>
  example === undefined ? {} : { example: { good: example.good, poor: example.poor } }

function cellOf({ role, category, rule, note, read, write, instead, safety, comment }: Cell) {
  return {
    role,
    category,
    rule,
    reason: note,
    safety,
    comment,
    ...(read === undefined
      ? {}
      : {
          read: {
            fields: [...read.fields],
            own: [...read.own],
            inPlan: [...read.inPlan],
            ...(read.condition === undefined ? {} : { condition: read.condition }),
          },
        }),
    ...(write === undefined
      ? {}
      : {
          write: {
            fields: [...write.fields],
            ...(write.condition === undefined ? {} : { condition: write.condition }),
          },
        }),
    ...(instead === undefined ? {} : { instead }),
  }
}
