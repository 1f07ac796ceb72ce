import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const styles = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.css'))
const rules = styles.flatMap((file) =>
  [...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selector = '', body = '']) => ({
      name: `${file} ${selector.trim()}`,
      body,
    }),
  ),
)

test('a column of a grid may be narrower than what stands in it', () => {
  const grids = rules.filter(({ body }) => body.includes('display: grid'))
  expect(grids.length).toBeGreaterThan(10)
  const wide = grids.filter(({ body }) => !body.includes('grid-template-columns'))
  const columns = rules.flatMap(({ name, body }) =>
    [...body.matchAll(/grid-template-columns: ([^;]+);/g)].map(([, columns = '']) => ({ name, columns })),
  )
  // A share of a grid is never narrower than its content, unless it is told that it may be.
  const stiff = columns.filter((each) => /\dfr/.test(each.columns.replaceAll(/minmax\([^)]*\)/g, '')))
  expect([...wide, ...stiff].map(({ name }) => name)).toEqual([])
})
