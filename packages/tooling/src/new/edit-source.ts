import type { Expression, Span, Statement } from 'oxc-parser'
import { readModule } from '../boundary/imports.ts'

/**
 * Adds an element to the end of an exported table: an array, or the array that an exported function answers.
 */
export function addElement(source: string, exported: string, element: string): string {
  const table = exportedValue(source, exported)
  if (table?.type !== 'ArrayExpression') throw new Error(`there is no exported table "${exported}"`)
  return insertLast(source, table, table.elements.at(-1) ?? undefined, element)
}

/** Adds an entry to the end of an exported object. */
export function addEntry(source: string, exported: string, entry: string): string {
  const table = exportedValue(source, exported)
  if (table?.type !== 'ObjectExpression') throw new Error(`there is no exported object "${exported}"`)
  return insertLast(source, table, table.properties.at(-1), entry)
}

/**
 * Imports names from a module, beside those that are imported from it. A name of a type begins with `type `.
 */
export function addImport(source: string, from: string, names: readonly string[]): string {
  const found = readModule(source).program.body.find(
    (one) => one.type === 'ImportDeclaration' && one.source.value === from,
  )
  if (found?.type !== 'ImportDeclaration') return `import { ${names.join(', ')} } from '${from}'\n${source}`
  const known = new Set(found.specifiers.map(({ local }) => local.name))
  const missing = names.filter((name) => !known.has(name.replace(/^type /, '')))
  if (missing.length === 0) return source
  const last = found.specifiers.at(-1)
  if (last?.type !== 'ImportSpecifier') throw new Error(`names cannot be added to the import from ${from}`)
  const added = found.importKind === 'type' ? missing.map((name) => name.replace(/^type /, '')) : missing
  if (found.importKind === 'type' && missing.some((name) => !name.startsWith('type ')))
    return `import { ${missing.join(', ')} } from '${from}'\n${source}`
  return `${source.slice(0, last.end)}, ${added.join(', ')}${source.slice(last.end)}`
}

/** The name of the constant that a call of this function is kept in, such as that of `pgSchema`. */
export function constantOf(source: string, callee: string): string | undefined {
  return readModule(source)
    .program.body.flatMap((one) => (one.type === 'VariableDeclaration' ? one.declarations : []))
    .flatMap(({ id, init }) =>
      id.type === 'Identifier' && init?.type === 'CallExpression' && isCalled(init.callee, callee)
        ? [id.name]
        : [],
    )[0]
}

const isCalled = (callee: Expression, name: string): boolean =>
  callee.type === 'Identifier' && callee.name === name

function insertLast(source: string, table: Span, last: Span | undefined, text: string): string {
  const place = last?.end ?? table.start + 1
  const [before, after] = [source.slice(0, place), source.slice(place)]
  return `${before}${last === undefined ? '' : ','}\n${text}${after.startsWith(',') ? '' : ','}${after}`
}

function exportedValue(source: string, name: string): Expression | undefined {
  for (const statement of readModule(source).program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue
    const { declaration } = statement
    if (declaration?.type === 'FunctionDeclaration' && declaration.id?.name === name)
      return answerOf(declaration.body?.body ?? [])
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const { id, init } of declaration.declarations)
      if (id.type === 'Identifier' && id.name === name && init !== null) return plainValue(init)
  }
  return undefined
}

/** What stands within `as const`, `satisfies …` and an arrow function. */
function plainValue(value: Expression): Expression | undefined {
  switch (value.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return plainValue(value.expression)
    case 'ArrowFunctionExpression':
      return value.body.type === 'BlockStatement' ? answerOf(value.body.body) : plainValue(value.body)
    default:
      return value
  }
}

function answerOf(body: readonly Statement[]): Expression | undefined {
  const last = body.at(-1)
  return last?.type === 'ReturnStatement' && last.argument !== null ? plainValue(last.argument) : undefined
}
