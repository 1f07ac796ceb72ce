import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findUnproven } from '../documents/acceptance.ts'
import { findLostLinks, findLostPaths, findWideLines, listFiles, readPages } from '../documents/documents.ts'
import { findLongComments, findSpreadLiterals, findWideComments } from '../style/style.ts'
import { root } from '../workspace.ts'
import type { Step } from './step.ts'

/** A baseline is never edited, once it has been applied; the listing is written by a program. */
const isFixed = (file: string) => file.includes('/baseline/') || file.endsWith('/schema.sql')
/** Applied once and for all, with their comments. */
const isApplied = (file: string) => file.includes('/migrations/')
/** Written by programs, which are not asked for a width. */
const isGenerated = (file: string) => file.startsWith('docs/reference/')

type Finding = readonly [rule: string, where: readonly string[]]

/** How code and pages are written: widths, lengths of comments, and that each page leads to what is there. */
export const styleAndPages: Step = {
  name: 'style and pages',
  run: async () => {
    const files = listFiles(root)
    const sources = files
      .filter((file) => /\.(?:ts|tsx|mjs|sql)$/.test(file) && !isFixed(file))
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
    const pages = readPages(root, files)
    if (sources.length < 1_000 || pages.length < 50) return 'the sources or the pages were not found'
    const findings: readonly Finding[] = [
      ['an object is spread where it is written', sources.flatMap(findSpreadLiterals)],
      ['a line of a comment is wider than a page', sources.flatMap(findWideComments)],
      [
        'a comment takes more than two sentences to say why',
        sources.filter(({ file }) => !isApplied(file)).flatMap(findLongComments),
      ],
      ['a page names what does not exist', pages.flatMap((page) => findLostPaths(files, page))],
      [
        'a statement of acceptance stands on nothing',
        pages
          .filter(({ file }) => file === 'docs/reference/acceptance.md')
          .flatMap((page) => findUnproven(root, page)),
      ],
      ['a link leads nowhere', pages.flatMap((page) => findLostLinks(root, page))],
      ['a line of prose is too long', pages.filter(({ file }) => !isGenerated(file)).flatMap(findWideLines)],
    ]
    return findings.flatMap(([rule, where]) => where.map((each) => `${each}: ${rule}`)).join('\n')
  },
}
