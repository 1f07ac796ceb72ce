import { type Language, languages } from '@tym/kernel'
import { type Cell, cellOf, matrix } from '../access/matrix.ts'
import { isOperationId, operations } from '../access/operations.ts'
import { reasons } from '../access/reasons.ts'
import { roleIds, roles } from '../access/roles.ts'
import { allFields, categories } from '../data/categories.ts'
import { categoryNumbers, type FieldId, fieldIds } from '../data/field-ids.ts'
import { conditionWords, insteadWords, reachWords, whoseWords, words } from './access-matrix-words.ts'
import { page, table } from './markdown.ts'

/** Ids of fields, nothing when they are the whole category. */
function listed(fields: readonly FieldId[], cell: Cell): string {
  return fields.length === fieldIds[cell.category].length ? '' : ` ${fields.join(', ')}`
}

function cellText(cell: Cell, language: Language): string {
  if (cell.instead !== undefined) return `${insteadWords[cell.instead][language]} [${cell.note}]`
  const parts: string[] = []
  if (cell.read !== undefined && cell.read.fields.length > 0) {
    parts.push(`**${words.read[language]}**${listed(cell.read.fields, cell)}`)
  }
  if (cell.read !== undefined && cell.read.own.length > 0) {
    parts.push(`**${words.read[language]}** ${words.own[language]} ${cell.read.own.join(', ')}`)
  }
  const more = cell.read?.inPlan ?? []
  if (more.length > 0) {
    const whole = fieldIds[cell.category].length === more.length + (cell.read?.fields.length ?? 0)
    const what = whole ? words.everything[language] : more.join(', ')
    parts.push(`**${words.read[language]}** ${what} (${words.inPlan[language]})`)
  }
  if (cell.write !== undefined) {
    const when = more.length > 0 ? ` (${words.inPlan[language]})` : ''
    parts.push(`**${words.write[language]}**${listed(cell.write.fields, cell)}${when}`)
  }
  const condition = cell.read?.condition
  if (condition !== undefined) parts.push(`(${conditionWords[condition][language]})`)
  return `${parts.length === 0 ? '–' : parts.join('; ')} [${cell.note}]`
}

function matrixTable(language: Language): string {
  const head = categoryNumbers.map((number) => `${number} ${categories[number].title[language]}`)
  const rows = roleIds.map((role) => [
    `${roles[role].id} ${roles[role].title[language]}`,
    ...categoryNumbers.map((category) => cellText(cellOf(role, category), language)),
  ])
  return table([words.role[language], ...head], rows)
}

function reasonList(language: Language): string {
  return Object.entries(reasons)
    .map(([number, reason]) => `${number}. ${reason[language]}`)
    .join('\n')
}

function safetyLine(language: Language): string {
  const seeing = matrix.filter(({ safety }) => safety).map(({ role }) => roles[role].title[language])
  return `${words.safety[language]} ${seeing.join(', ')}.`
}

const singles = allFields.filter(({ values }) => values === 'one').map(({ id }) => id)

function operationTable(language: Language): string {
  const rows = Object.keys(operations)
    .filter(isOperationId)
    .map((id) => {
      const { title, reason, roles: who, whose } = operations[id]
      const allowed = roleIds.flatMap((role) => {
        const reach = who[role]
        return reach === undefined ? [] : [`${roles[role].id} ${reachWords[reach][language]}`]
      })
      const bound = whose === undefined ? undefined : whoseWords[whose]
      const howFar = bound === undefined ? allowed.join(', ') : `${allowed.join(', ')}; ${bound[language]}`
      return [`${title[language]} (\`${id}\`)`, howFar, reason[language]]
    })
  return table([words.operation[language], words.who[language], words.why[language]], rows)
}

function inLanguage(language: Language): readonly string[] {
  return [
    `## ${words.language[language]}`,
    words.intro[language],
    words.legend[language],
    matrixTable(language),
    `### ${words.reasons[language]}`,
    reasonList(language),
    safetyLine(language),
    words.effects[language],
    `${words.singles[language]} ${singles.join(', ')}. ${words.oneOrMany[language]}`,
    `### ${words.operations[language]}`,
    operationTable(language),
  ]
}

/** The published access matrix in three languages, as Markdown. Generated from the declaration. */
export function accessMatrixPage(): string {
  return page([
    '# Käyttöoikeusmatriisi, åtkomstmatris, access matrix',
    'Generated from `packages/register`. Do not edit.',
    ...languages.flatMap(inLanguage),
  ])
}
