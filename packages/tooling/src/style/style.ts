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
