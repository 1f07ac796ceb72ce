import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { eventWords } from '@tym/register'
import { expect, test } from 'vitest'
import { root, workspacePackages } from './workspace.ts'

const sources = workspacePackages()
  .filter(({ name }) => name !== '@tym/register')
  .map(({ folder }) => path.join(root, folder, 'src'))
  .filter((folder) => existsSync(folder))
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  )

test('customers are told of no event that nothing logs', () => {
  const logged = new Set(sources.flatMap((source) => source.match(/'[a-zA-Z]+\.[a-zA-Z]+'/g) ?? []))
  expect(Object.keys(eventWords).filter((event) => !logged.has(`'${event}'`))).toEqual([])
})
