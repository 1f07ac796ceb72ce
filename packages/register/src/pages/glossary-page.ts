import { glossary } from '../words/glossary.ts'
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
    [
      'Generated from `packages/register/src/words/glossary.ts`. Code, the API and the documents use the identifiers.',
      'A comment gives the Finnish term once, where a type is declared. An asterisk marks Swedish words that stand',
      'in the acts; the others are our translations. The words that the house has made for itself are in',
      '[house-glossary.md](house-glossary.md).',
    ].join('\n'),
    table(['Suomi', 'Svenska', 'English', 'Identifier'], rows),
  ])
}
