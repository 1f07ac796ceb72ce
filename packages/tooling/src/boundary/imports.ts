import type { Token } from './tokens.ts'

/** One import, re-export or dynamic import. `specifier` is undefined when it is computed while running. */
export type Import = { specifier: string | undefined; typeOnly: boolean; line: number }

/** Every module that these tokens name as imported or re-exported. */
export function importsOf(tokens: readonly Token[]): Import[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1]?.text
    if (token.kind !== 'word' || before === '.') return []
    if (token.text === 'import') return importAt(tokens, at)
    if (token.text === 'export') return exportAt(tokens, at)
    if (token.text === 'require' && tokens[at + 1]?.text === '(') return [called(tokens, at)]
    return []
  })
}

function importAt(tokens: readonly Token[], at: number): Import[] {
  const next = tokens[at + 1]
  if (next === undefined || next.text === '.' || next.text === ':') return []
  if (next.text === '(') return [called(tokens, at)]
  if (next.kind === 'string') return [{ specifier: next.text, typeOnly: false, line: next.line }]
  return [clause(tokens, at)]
}

/** Only `export ... from` names a module; a declaration does not. */
function exportAt(tokens: readonly Token[], at: number): Import[] {
  const start = tokens[at + 1]?.text === 'type' ? at + 2 : at + 1
  const opening = tokens[start]?.text
  if (opening !== '{' && opening !== '*') return []
  const found = clause(tokens, at)
  return found.specifier === undefined ? [] : [found]
}

/** `import a, { b as c } from 'x'`: no brace holds another, so the clause ends at the first string after `from`. */
function clause(tokens: readonly Token[], at: number): Import {
  const first = tokens[at + 1]
  const typeOnly = first?.text === 'type' && tokens[at + 2]?.text !== 'from' && tokens[at + 2]?.text !== ','
  let inBraces = false
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next]
    if (token?.text === '{') inBraces = true
    if (token?.text === '}') inBraces = false
    if (!inBraces && token?.text === 'from') {
      const specifier = tokens[next + 1]
      if (specifier?.kind === 'string') return { specifier: specifier.text, typeOnly, line: specifier.line }
    }
    const word = token?.kind === 'word' || ['{', '}', ',', '*'].includes(token?.text ?? '')
    if (!word && !(inBraces && token?.kind === 'string')) break
  }
  return { specifier: undefined, typeOnly, line: first?.line ?? 0 }
}

function called(tokens: readonly Token[], at: number): Import {
  const argument = tokens[at + 2]
  const literal = argument?.kind === 'string' && [')', ','].includes(tokens[at + 3]?.text ?? '')
  return { specifier: literal ? argument.text : undefined, typeOnly: false, line: argument?.line ?? 0 }
}
