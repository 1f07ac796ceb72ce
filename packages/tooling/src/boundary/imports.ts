import { type Expression, type Program, parseSync, Visitor } from 'oxc-parser'

/**
 * One import, re-export or dynamic import, of values or of types. `specifier` is undefined when it is
 * computed while running.
 */
export type Import = { specifier: string | undefined; line: number }

/** A module of TypeScript, read but not run. */
export type Module = { source: string; program: Program }

/** Reads a module, by its name as TypeScript with or without JSX. Throws when it is not well-formed. */
export function readModule(source: string, name = 'module.ts'): Module {
  const { program, errors } = parseSync(name, source)
  const [error] = errors
  if (error !== undefined)
    throw new Error(`line ${lineAt(source, error.labels[0]?.start ?? 0)} cannot be read: ${error.message}`)
  return { source, program }
}

/** The line in which a place of the text lies, from 1 on. */
export function lineAt(source: string, place: number): number {
  return source.slice(0, place).split('\n').length
}

/** Every module that this one names as imported or re-exported. */
export function importsOf({ source, program }: Module): Import[] {
  const found: Import[] = []
  const add = (named: Expression | undefined): void => {
    if (named === undefined) return
    const specifier = named.type === 'Literal' && typeof named.value === 'string' ? named.value : undefined
    found.push({ specifier, line: lineAt(source, named.start) })
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source ?? undefined),
    ExportAllDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    CallExpression: ({ callee, arguments: [argument] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'require') return
      add(argument?.type === 'SpreadElement' ? argument.argument : argument)
    },
  }).visit(program)
  return found
}
