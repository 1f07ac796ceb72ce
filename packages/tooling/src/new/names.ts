/** A name of words and hyphens in the forms that files and code need. */
export type Name = { file: string; camel: string; words: string }

/** Reads `end-right` and the like. Throws with an example when it is something else. */
export function readName(text: string | undefined, what: string): Name {
  if (text === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(text)) {
    throw new Error(`${what} is a verb and a noun in lower case with hyphens, such as withdraw-consent`)
  }
  const camel = text.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  return { file: text, camel, words: text.replaceAll('-', ' ') }
}
