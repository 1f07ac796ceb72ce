import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

/** Bytes, compressed, of the script that runs first, and of all that the first view needs. */
const mainBudget = 180_000
const firstViewBudget = 300_000

const root = path.resolve(import.meta.dirname, '../../../../..')
const chunk = z.object({ file: z.string(), imports: z.array(z.string()).optional() })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'tym-web-'))
  execFileSync(process.execPath, [path.join(root, 'scripts/build-web.mjs'), `--into=${folder}`], {
    cwd: root,
  })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sizeOf = (file: string) => {
  const bytes = readFileSync(path.join(folder, file))
  return file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}
const sum = (files: readonly string[]) => files.reduce((total, file) => total + sizeOf(file), 0)

function mainScripts(): readonly string[] {
  const manifest = z
    .record(z.string(), chunk)
    .parse(JSON.parse(readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8')))
  const seen = new Set<string>()
  const add = (name: string): void => {
    const found = manifest[name]
    if (found === undefined || seen.has(found.file)) return
    seen.add(found.file)
    for (const each of found.imports ?? []) add(each)
  }
  add('index.html')
  return [...seen]
}

test('the script that runs first is within its budget', () => {
  expect(sum(mainScripts())).toBeLessThan(mainBudget)
})

test('the first view with its fonts, styles and the largest texts is within its budget', () => {
  const assets = readdirSync(path.join(folder, 'assets')).map((file) => `assets/${file}`)
  const fonts = assets.filter((file) => file.endsWith('.woff2'))
  const styles = assets.filter((file) => file.endsWith('.css'))
  const texts = assets
    .filter((file) => /\/(words|sv|en)-.*\.js$/.test(file))
    .map(sizeOf)
    .sort((a, b) => b - a)
  expect(fonts.length).toBe(3)
  expect(sum([...mainScripts(), ...fonts, ...styles]) + (texts[0] ?? 0) + (texts[1] ?? 0)).toBeLessThan(
    firstViewBudget,
  )
})

test('the page has no script, style or image but files of its own origin', () => {
  const page = readFileSync(path.join(folder, 'index.html'), 'utf8')
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|style=|data:|https?:/)
  const shipped = readdirSync(folder, { recursive: true, encoding: 'utf8' }).join('\n')
  expect(shipped).not.toContain('gallery')
})
