import { Problem } from './problem.ts'

/** Why a text from outside is no JSON that we take. */
export type JsonFault = 'too-deep' | 'not-json' | 'duplicate-member'

export type ParsedJson = { readonly value: unknown } | { readonly fault: JsonFault }

/** Nobody has a reason to nest deeper, and parsing is what nesting attacks. */
const deepestOutside = 64

/**
 * The one parser of JSON from outside. Answers the value, or why there is none: nested deeper than `deepest`
 * levels, no JSON (RFC 8259), or an object with one member twice, which two readers could take for two
 * different things.
 */
export function parseJson(text: string, deepest = deepestOutside): ParsedJson {
  const fault = lookOver(text, deepest)
  if (fault === 'too-deep') return { fault }
  try {
    const value: unknown = JSON.parse(text)
    return fault === undefined ? { value } : { fault }
  } catch {
    return { fault: 'not-json' }
  }
}

/**
 * The value of a text from outside, or undefined where `parseJson` finds a fault: for what a schema reads
 * next.
 */
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

/**
 * Looks over the brackets, commas and strings of a text before it is parsed: a string is a member's name
 * where an object expects one. What it says of names holds only of a text that turns out to be JSON.
 */
function lookOver(text: string, deepest: number): JsonFault | undefined {
  /** The names of each open object so far, or undefined for an array. */
  const open: (Set<string> | undefined)[] = []
  let members: Set<string> | undefined
  let expectsName = false
  let isTwice = false
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case quote: {
        const end = endOfString(text, at)
        if (expectsName && members !== undefined) {
          const name = nameOf(text.slice(at, end + 1))
          isTwice ||= members.has(name)
          members.add(name)
          expectsName = false
        }
        at = end
        break
      }
      case openBrace:
      case openBracket:
        expectsName = text.charCodeAt(at) === openBrace
        members = expectsName ? new Set() : undefined
        if (open.push(members) > deepest) return 'too-deep'
        break
      case closeBrace:
      case closeBracket:
        open.pop()
        members = open.at(-1)
        expectsName = false
        break
      case comma:
        expectsName = members !== undefined
        break
      default:
    }
  }
  return isTwice ? 'duplicate-member' : undefined
}

/** Where the string that begins at `from` has its last quotation mark. */
function endOfString(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) break
    at += code === backslash ? 2 : 1
  }
  return at
}

function nameOf(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1)
  try {
    return String(JSON.parse(literal))
  } catch {
    return literal
  }
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d
