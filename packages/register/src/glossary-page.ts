import { glossary } from './glossary.ts'
import { page, table } from './markdown.ts'

/** The glossary as Markdown: what code calls the terms of the statute. */
export function glossaryPage(): string {
  const rows = glossary.map(({ identifier, term, statutorySwedish }) => [
    term.fi,
    `${term.sv}${statutorySwedish ? '\\*' : ''}`,
    term.en,
    `\`${identifier}\``,
  ])
  return page([
    '# Glossary',
    'Generated from `packages/register/src/glossary.ts`. Code, the API and the documents use the identifiers; a comment gives the Finnish term once, where a type is declared. An asterisk marks Swedish words that stand in the acts; the others are our translations.',
    table(['Suomi', 'Svenska', 'English', 'Identifier'], rows),
  ])
}
