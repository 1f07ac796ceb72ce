/** A name of words and hyphens in the forms that files, code and SQL need. */
export type Name = { file: string; camel: string; words: string; snake: string }

/** Reads `end-right` and the like. Throws with an example when it is something else. */
export function readName(text: string | undefined): Name {
  if (text === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(text))
    throw new Error('the name is a verb and a noun in lower case with hyphens, such as withdraw-consent')
  return toName(text)
}

/**
 * Reads the name of a table: a noun of one word or more. Throws with an example when it is something else.
 */
export function readTableName(text: string | undefined): Name {
  if (text === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text))
    throw new Error(
      'the name of a table is a noun in lower case, with hyphens between words, such as usage-right',
    )
  return toName(text)
}

/** The forms of a text of lower-case words with hyphens between them. */
export function toName(text: string): Name {
  return {
    file: text,
    camel: text.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    words: text.replaceAll('-', ' '),
    snake: text.replaceAll('-', '_'),
  }
}
