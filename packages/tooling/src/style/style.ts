import { parseSync, Visitor } from 'oxc-parser'
import type { Page } from '../documents/documents.ts'
import { longestLine } from '../documents/documents.ts'

/**
 * Objects that are spread where they are written: `{ ...{ a, b }, c }` says no more than `{ a, b, c }`, and
 * hides which member outweighs which. Answers each as `file:line`.
 */
export function findSpreadLiterals({ file, text }: Page): string[] {
  if (!text.includes('...{')) return []
  const found: string[] = []
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  new Visitor({
    ObjectExpression: ({ properties }) => {
      for (const each of properties)
        if (each.type === 'SpreadElement' && each.argument.type === 'ObjectExpression')
          found.push(`${file}:${lineOf(each.start)}`)
    },
  }).visit(parseSync(file, text).program)
  return found
}

/** Lines of comments, in TypeScript and SQL, that are wider than a page. Answers each as `file:line`. */
export function findWideComments({ file, text }: Page): string[] {
  const comment = file.endsWith('.sql') ? /^\s*--/ : /^\s*(?:\/\/|\/\*\*|\*)/
  return text
    .split('\n')
    .flatMap((line, at) => (line.length > longestLine && comment.test(line) ? [`${file}:${at + 1}`] : []))
}

/** What a caller relies on: how an answer reads, and what is thrown. It is as long as it must be. */
const contract = /^(?:Throws|Answers|Undefined|Null|NOT verified)\b/
const mostSentences = 2

/**
 * Comments that take more than two sentences to say why, besides what they promise to a caller. Answers each
 * as `file:line`, of its first line.
 */
export function findLongComments({ file, text }: Page): string[] {
  const line = file.endsWith('.sql') ? '--' : '//'
  const comment = new RegExp(String.raw`/\*\*[\s\S]*?\*/|(?:^[ \t]*${line} .*\n)+`, 'gm')
  return [...text.matchAll(comment)].flatMap(({ 0: found, index }) => {
    const prose = found.replace(/^[ \t]*(?:\/\*\*|\*\/|\*|\/\/|--)/gm, '').replace(/\s*\*\/$/, '')
    const sentences = prose.trim().split(/(?<=[.!?])\s+(?=[A-Z“"'(`])/)
    if (sentences.filter((each) => !contract.test(each)).length <= mostSentences) return []
    return [`${file}:${text.slice(0, index).split('\n').length}`]
  })
}
