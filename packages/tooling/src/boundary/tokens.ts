/** A piece of a TypeScript source; comments and white space are left out. */
export type Token = {
  kind: 'word' | 'string' | 'template' | 'regex' | 'number' | 'mark'
  text: string
  line: number
}

/** After these words a slash starts a regular expression, not a division. */
const BEFORE_REGEX = new Set([
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'do',
  'else',
  'await',
  'yield',
  'void',
  'delete',
])

/**
 * Splits a module into tokens: enough to find its imports and a few named hazards without a compiler.
 * The text of a string token is its content. A template's `${}` parts are tokens of their own after it.
 */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  readTokens({ source, at: 0, line: 1, tokens }, false)
  return tokens
}

type Reader = { source: string; at: number; line: number; tokens: Token[] }

function readTokens(reader: Reader, insideTemplate: boolean): void {
  let depth = 0
  while (reader.at < reader.source.length) {
    const rest = reader.source.slice(reader.at, reader.at + 2)
    const first = rest[0] ?? ''
    if (/\s/.test(first)) take(reader, /\s+/y)
    else if (rest === '//' || rest === '#!') take(reader, /[^\n]*/y)
    else if (rest === '/*') take(reader, /\/\*[\s\S]*?\*\//y)
    else if (first === '`') readTemplate(reader)
    else if (first === "'" || first === '"') readString(reader)
    else if (first === '/' && regexMayStart(reader.tokens.at(-1))) push(reader, 'regex', REGEX)
    else if (/[\p{ID_Start}$_#]/u.test(first)) push(reader, 'word', /[\p{ID_Continue}$_#]+/uy)
    else if (/\d/.test(first)) push(reader, 'number', /[\d][\w.]*/y)
    else {
      if (first === '{') depth += 1
      if (first === '}') {
        if (depth === 0 && insideTemplate) return
        depth -= 1
      }
      push(reader, 'mark', /[\s\S]/y)
    }
  }
}

const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y

function regexMayStart(before: Token | undefined): boolean {
  if (before === undefined) return true
  if (before.kind === 'word') return BEFORE_REGEX.has(before.text)
  return before.kind === 'mark' && !')]}'.includes(before.text)
}

function readString(reader: Reader): void {
  const line = reader.line
  const text = take(reader, /'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"/y)
  reader.tokens.push({ kind: 'string', text: text.slice(1, -1), line })
}

function readTemplate(reader: Reader): void {
  const token: Token = { kind: 'template', text: '', line: reader.line }
  reader.tokens.push(token)
  reader.at += 1
  while (reader.at < reader.source.length) {
    token.text += takeIfAny(reader, /(?:\\[\s\S]|\$(?!\{)|[^`\\$])+/y)
    if (reader.source[reader.at] === '`') break
    token.text += '${}'
    reader.at += 2
    readTokens(reader, true)
    reader.at += 1
  }
  reader.at += 1
}

function push(reader: Reader, kind: Token['kind'], pattern: RegExp): void {
  const line = reader.line
  const text = kind === 'regex' ? takeIfAny(reader, pattern) : take(reader, pattern)
  // A lone slash that starts no regular expression after all is a division.
  if (text === '') reader.tokens.push({ kind: 'mark', text: take(reader, /[\s\S]/y), line })
  else reader.tokens.push({ kind, text, line })
}

function take(reader: Reader, pattern: RegExp): string {
  const text = takeIfAny(reader, pattern)
  if (text === '')
    throw new Error(`line ${reader.line} cannot be read: ${reader.source.slice(reader.at, reader.at + 40)}`)
  return text
}

function takeIfAny(reader: Reader, pattern: RegExp): string {
  pattern.lastIndex = reader.at
  const text = pattern.exec(reader.source)?.[0] ?? ''
  reader.at += text.length
  for (const character of text) if (character === '\n') reader.line += 1
  return text
}
