/**
 * The value of a text that somebody else may have written, or undefined: the parser's own message repeats the
 * text, which is the attacker's.
 */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
