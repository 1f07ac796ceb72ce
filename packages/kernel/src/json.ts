import { Problem } from './problem.ts'

/** Why a text from outside is no JSON that we take. */
export type JsonFault = 'too-deep' | 'not-json' | 'duplicate-member'

export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault }

/** Nobody has a reason to nest deeper, and parsing is what nesting attacks. */
const deepestOutside = 64

/**
 * The one parser of JSON from outside. Answers the value, or why there is none: nested deeper than `deepest` levels, no
 * JSON (RFC 8259), or an object with one member twice, which two readers could take for two different things.
 */
export function parseJson(text: string, deepest = deepestOutside): ParsedJson {
  if (depthOf(text) > deepest) return { fault: 'too-deep' }
  try {
    const value: unknown = JSON.parse(text)
    return hasDuplicateMember(text) ? { fault: 'duplicate-member' } : { value }
  } catch {
    return { fault: 'not-json' }
  }
}

/** The value of a text from outside, or undefined where `parseJson` finds a fault: for what a schema reads next. */
export function jsonOf(text: string): unknown {
  const parsed = parseJson(text)
  return 'value' in parsed ? parsed.value : undefined
}

/** The problem for a body that `parseJson` does not take. */
export function faultyBody(fault: JsonFault): Problem {
  switch (fault) {
    case 'too-deep':
      return new Problem('body-too-deep', 'The body is nested too deeply.')
    case 'not-json':
      return new Problem('malformed-body', 'The body is not JSON.')
    case 'duplicate-member':
      return new Problem('duplicate-member', 'The body names a member twice.')
    default:
      return fault satisfies never
  }
}

/** Deepest nesting of brackets outside strings, found without parsing. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  forEachToken(text, (code) => {
    if (code === openBrace || code === openBracket) depth += 1
    else if (code === closeBrace || code === closeBracket) depth -= 1
    if (depth > deepest) deepest = depth
  })
  return deepest
}

// Of a text that is known to be JSON: a string is a member's name where an object expects one.
function hasDuplicateMember(text: string): boolean {
  const open: (Set<string> | undefined)[] = []
  let expectsName = false
  let twice = false
  forEachToken(text, (code, from, to) => {
    const members = open.at(-1)
    if (code === quote && expectsName && members !== undefined) {
      const name = nameOf(text.slice(from, to))
      twice ||= members.has(name)
      members.add(name)
      expectsName = false
    } else if (code === openBrace || code === openBracket) {
      open.push(code === openBrace ? new Set() : undefined)
      expectsName = code === openBrace
    } else if (code === closeBrace || code === closeBracket) {
      open.pop()
      expectsName = false
    } else if (code === comma) expectsName = members !== undefined
  })
  return twice
}

/** Calls with each bracket, comma and whole string, and where it lies. */
function forEachToken(text: string, take: (code: number, from: number, to: number) => void): void {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== quote) {
      if (structural.has(code)) take(code, at, at + 1)
      continue
    }
    const from = at
    at += 1
    while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1
    take(quote, from, at + 1)
  }
}

function nameOf(literal: string): string {
  return literal.includes('\\') ? String(JSON.parse(literal)) : literal.slice(1, -1)
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
const structural = new Set([comma, openBracket, closeBracket, openBrace, closeBrace])
