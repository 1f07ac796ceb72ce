import { describe, expect, it } from 'vitest'
import { accessMatrixPage } from './access-matrix-page.ts'
import { allFields } from './categories.ts'
import { dataCataloguePage } from './data-catalogue-page.ts'
import { glossary } from './glossary.ts'
import { glossaryPage } from './glossary-page.ts'
import { operations } from './operations.ts'
import { roleIds, roles } from './roles.ts'

const timesIn = (text: string, part: string) => text.split(part).length - 1

describe('the published access matrix', () => {
  const lines = accessMatrixPage().split('\n')

  it('has a row for every role in each of the three languages', () => {
    for (const role of roleIds) {
      const { id, title } = roles[role]
      for (const language of ['fi', 'sv', 'en'] as const) {
        expect(lines.filter((line) => line.startsWith(`| ${id} ${title[language]} |`)).length).toBe(1)
      }
    }
  })

  it('gives the reason number in each cell and no table a ragged row', () => {
    const row = lines.find((line) => line.startsWith('| R1 employment specialist'))
    expect(row).toContain('**R** 5.02, 5.03, 5.04, 5.05, 5.06, 5.09 [4]')
    expect(timesIn(row ?? '', '[')).toBe(7)
    for (const line of lines.filter((each) => each.startsWith('| R'))) expect(timesIn(line, ' | ')).toBe(7)
  })

  it('lists every operation with its reason', () => {
    for (const id of Object.keys(operations)) expect(timesIn(lines.join('\n'), `(\`${id}\`)`)).toBe(3)
  })
})

it('the data catalogue shows every field in three languages', () => {
  const text = dataCataloguePage()
  for (const field of allFields) expect(timesIn(text, `\n| ${field.id} | `)).toBe(3)
})

describe('the glossary', () => {
  it('gives every identifier one row', () => {
    expect(new Set(glossary.map(({ identifier }) => identifier)).size).toBe(glossary.length)
    for (const { identifier } of glossary) expect(timesIn(glossaryPage(), `| \`${identifier}\` |`)).toBe(1)
  })
})
