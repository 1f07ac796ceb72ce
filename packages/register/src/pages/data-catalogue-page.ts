import { type Language, languages } from '@tym/kernel'
import { mayRecord } from '../access/matrix.ts'
import { organisationKinds } from '../access/organisation-kinds.ts'
import { isCustomer, roleIds, roles } from '../access/roles.ts'
import { categories, fieldsOf } from '../data/categories.ts'
import type { FieldDeclaration, Recorder } from '../data/field.ts'
import { categoryNumbers } from '../data/field-ids.ts'
import { sources } from '../data/sources.ts'
import { words } from './access-matrix-words.ts'
import { page, table } from './markdown.ts'

/**
 * Who may record the field. Of a field kept as entries, a party or the customer is left out where no cell of
 * the matrix allows it.
 */
export function recordersOf({ id, recorders, storedBy }: FieldDeclaration): readonly Recorder[] {
  if (storedBy !== 'entries') return recorders
  const writers = roleIds.filter((role) => mayRecord(role, id))
  const mayByHand = (recorder: Recorder) =>
    writers.some((role) =>
      recorder === 'customer'
        ? isCustomer(role)
        : roles[role].authorityKinds.some((kind) => kind === recorder),
    )
  const hands = recorders.filter(mayByHand)
  const byItself = recorders.filter(
    (recorder) => recorder === 'populationRegister' || (recorder === 'system' && hands.length === 0),
  )
  return [...hands, ...byItself]
}

function recorderName(recorder: Recorder, language: Language): string {
  switch (recorder) {
    case 'labourAuthority':
    case 'wellbeingCounty':
    case 'kela':
      return organisationKinds[recorder][language]
    case 'customer':
    case 'system':
    case 'populationRegister':
      return sources[recorder][language]
    default:
      return recorder satisfies never
  }
}

function inLanguage(language: Language): readonly string[] {
  const head = [
    words.id,
    words.field,
    words.help,
    words.sensitivity,
    words.values,
    words.recorders,
    words.necessity,
  ]
  return [
    `## ${words.language[language]}`,
    words.sensitivities[language],
    words.oneOrMany[language],
    ...categoryNumbers.flatMap((number) => [
      `### ${number} ${categories[number].title[language]}`,
      table(
        head.map((word) => word[language]),
        fieldsOf(number).map((field) => [
          field.id,
          `${field.label[language]} (\`${field.identifier}\`)`,
          field.help[language],
          // Once stored here, every field is at least secret.
          field.sensitivity === 'P' ? 'K' : field.sensitivity,
          words[field.values][language],
          recordersOf(field)
            .map((recorder) => recorderName(recorder, language))
            .join(', '),
          field.necessity ? words.demanded[language] : '',
        ]),
      ),
    ]),
  ]
}

/** Every field of the seven categories in three languages, as Markdown. Generated from the declaration. */
export function dataCataloguePage(): string {
  return page([
    '# Tietosisältö, datainnehåll, data catalogue',
    'Generated from `packages/register`. Do not edit.',
    ...languages.flatMap(inLanguage),
  ])
}
