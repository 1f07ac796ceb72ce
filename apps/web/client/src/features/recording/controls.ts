import type { DeclaredField, LocalizedText } from '../../declaration/declared-register.ts'

/** How one part of a value is asked for. */
export type Control =
  | {
      readonly kind: 'line' | 'long'
      readonly least: number
      readonly most: number
      readonly pattern?: string
    }
  | { readonly kind: 'day' | 'rememberedDay' | 'yesNo' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'code'; readonly list: string; readonly codes: readonly string[] }
  | {
      readonly kind: 'codes'
      readonly list: string
      readonly codes: readonly string[]
      readonly least: number
    }
  | { readonly kind: 'language'; readonly offered: readonly string[] }
  | { readonly kind: 'lines'; readonly least: number; readonly most: number; readonly longest: number }

/** One control with its place in the value: `''` is the value itself, else a member of it. */
export interface Question {
  readonly member: string
  readonly title: LocalizedText
  readonly isNeeded: boolean
  readonly control: Control
  /** It is asked only where another member has this code. */
  readonly when?: { readonly member: string; readonly code: string }
}

/** Texts that are at most so long are written in one line. */
const longestLine = 300

type Json = Readonly<Record<string, unknown>>

/** The questions that a field's value is put together from, by its JSON Schema and its declared words. */
export function questionsOf({ schema, members, codes, label }: DeclaredField): readonly Question[] {
  const ask = (form: Json, required: readonly string[]): readonly Question[] =>
    Object.entries(jsonOf(form['properties'])).map(([member, part]) => ({
      member,
      title: members[member] ?? label,
      isNeeded: required.includes(member),
      control: controlOf(jsonOf(part), codes[member]),
    }))
  const branches = listOf(schema['oneOf']).map(jsonOf)
  if (branches.length > 0) return askBranches(branches, codes, ask)
  if (schema['type'] === 'object') return ask(schema, listOf(schema['required']).map(String))
  return [{ member: '', title: label, isNeeded: true, control: controlOf(schema, codes['']) }]
}

/** Forms of which a code says which holds: the code is asked first, then what its form has. */
function askBranches(
  branches: readonly Json[],
  codes: DeclaredField['codes'],
  ask: (form: Json, required: readonly string[]) => readonly Question[],
): readonly Question[] {
  const codeOf = (form: Json, by: string): string => {
    const code = jsonOf(jsonOf(form['properties'])[by])['const']
    return typeof code === 'string' ? code : ''
  }
  const by = Object.keys(jsonOf(branches[0]?.['properties'])).find((name) => codes[name] !== undefined) ?? ''
  const [first] = branches.flatMap((form) => ask(form, [by])).filter(({ member }) => member === by)
  if (first === undefined) return []
  const choice: Control = {
    kind: 'code',
    list: codes[by] ?? '',
    codes: branches.map((form) => codeOf(form, by)),
  }
  const rest = branches.flatMap((form) =>
    ask(form, listOf(form['required']).map(String))
      .filter(({ member }) => member !== by)
      .map((question) => ({ ...question, when: { member: by, code: codeOf(form, by) } })),
  )
  return [{ ...first, control: choice }, ...rest]
}

function controlOf(schema: Json, list: string | undefined): Control {
  const { type, format } = schema
  const least = Number(schema['minLength'] ?? schema['minimum'] ?? schema['minItems'] ?? 0)
  const most = Number(schema['maxLength'] ?? schema['maximum'] ?? schema['maxItems'] ?? 4_000)
  if (list !== undefined && type === 'array')
    return { kind: 'codes', list, codes: listOf(jsonOf(schema['items'])['enum']).map(String), least }
  if (list !== undefined) return { kind: 'code', list, codes: listOf(schema['enum']).map(String) }
  if (type === 'array')
    return {
      kind: 'lines',
      least,
      most,
      longest: Number(jsonOf(schema['items'])['maxLength'] ?? longestLine),
    }
  if (type === 'boolean') return { kind: 'yesNo' }
  if (type === 'integer' || type === 'number') return { kind: 'number', least, most }
  if (schema['anyOf'] !== undefined) return { kind: 'rememberedDay' }
  if (format === 'date') return { kind: 'day' }
  if (format === 'language') return { kind: 'language', offered: listOf(schema['examples']).map(String) }
  const pattern = typeof schema['pattern'] === 'string' ? { pattern: schema['pattern'] } : {}
  return { kind: most <= longestLine ? 'line' : 'long', least, most, ...pattern }
}

function jsonOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
