import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepPictures, picturesShown } from './keep-pictures.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'tym-pictures-'))
  for (const folder of ['docs/pictures', 'docs/guides', 'kept'])
    mkdirSync(path.join(root, folder), { recursive: true })
  writeFileSync(path.join(root, 'README.md'), '![One](docs/pictures/one.png)')
  writeFileSync(path.join(root, 'docs/guides/day.md'), '![Two](../pictures/two.png) [not](../three.png)')
  writeFileSync(path.join(root, 'docs/pictures/old.png'), 'old')
  writeFileSync(path.join(root, 'kept/one.png'), 'one')
})
afterAll(() => rmSync(root, { recursive: true }))

test('what pages show is made again, and nothing is taken away before all of it is there', () => {
  expect(picturesShown(root)).toEqual(['one.png', 'two.png'])
  const kept = path.join(root, 'kept')
  expect(() => keepPictures(root, kept)).toThrow('no story keeps the picture two.png')
  expect(existsSync(path.join(root, 'docs/pictures/old.png'))).toBe(true)
  writeFileSync(path.join(kept, 'two.png'), 'two')
  keepPictures(root, kept)
  expect(readdirSync(path.join(root, 'docs/pictures')).toSorted()).toEqual(['one.png', 'two.png'])
  expect(readFileSync(path.join(root, 'docs/pictures/two.png'), 'utf8')).toBe('two')
})

test('every picture that a page shows is kept by a story, by this very name', () => {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const stories = readdirSync(here)
    .filter((file) => file.endsWith('.story.ts'))
    .map((file) => readFileSync(path.join(here, file), 'utf8'))
    .join('\n')
  const names = [...stories.matchAll(/picture\(\s*\w+,\s*['`]([^'`]+)['`]/g)].map(([, name = '']) => name)
  const patterns = names.map((name) => new RegExp(`^${name.replaceAll(/\$\{\w+\}/g, '\\w+')}\\.png$`))
  const shown = picturesShown(fileURLToPath(new URL('../../../', import.meta.url)))
  expect(shown.length).toBeGreaterThan(1)
  expect(shown.filter((name) => !patterns.some((pattern) => pattern.test(name)))).toEqual([])
})
