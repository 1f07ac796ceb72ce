import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fixedClock } from '@tym/kernel'
import { createLogger, createMetrics } from '@tym/telemetry'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readClientFiles } from './client-files.ts'
import { createCspReports } from './csp-reports.ts'
import { createStatic, type Static } from './static.ts'

const origin = 'https://tym.example'
let folder = ''
let files: Static
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tym-client-'))
  mkdirSync(path.join(folder, 'assets', 'fonts'), { recursive: true })
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>page')
  writeFileSync(path.join(folder, 'secret.txt'), 'not served')
  writeFileSync(path.join(folder, 'assets', 'main.js'), 'plain')
  writeFileSync(path.join(folder, 'assets', 'main.js.br'), 'packed')
  writeFileSync(path.join(folder, 'assets', 'main.js.gz'), 'zipped')
  writeFileSync(path.join(folder, 'assets', 'fonts', 'a.woff2'), 'font')
  files = createStatic(await readClientFiles(folder), origin)
})
afterAll(() => rmSync(folder, { recursive: true }))

const get = (name: string, headers: Record<string, string> = {}) =>
  files.asset(new Request(`${origin}/assets/${name}`, { headers }))

test('the page allows nothing of other origins, no code made of text, and is kept nowhere', async () => {
  const page = files.page()
  expect(await page.text()).toBe('<!doctype html>page')
  expect(page.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; " +
      "style-src-attr 'none'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; " +
      "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp-reports",
  )
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'permissions-policy': expect.stringContaining('camera=()'),
    'strict-transport-security': expect.stringContaining('max-age='),
  })
})

test('assets are kept for ever, and come packed to whoever can unpack them', async () => {
  const packed = get('main.js', { 'accept-encoding': 'gzip, deflate, br' })
  expect([packed.headers.get('content-encoding'), await packed.text()]).toEqual(['br', 'packed'])
  const zipped = get('main.js', { 'accept-encoding': 'gzip' })
  expect([zipped.headers.get('content-encoding'), await zipped.text()]).toEqual(['gzip', 'zipped'])
  const plain = get('main.js')
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'plain'])
  expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(plain.headers.get('vary')).toBe('accept-encoding')
  expect(get('fonts/a.woff2').headers.get('content-type')).toBe('font/woff2')
})

test('nothing but the assets of the client is ever served', () => {
  for (const name of ['none.js', '../secret.txt', '..%2fsecret.txt', 'main.js.br', ''])
    expect(() => get(name), name).toThrow('no such file')
})

test('reports of stopped content are counted by directive and logged without an address', async () => {
  const lines: string[] = []
  const metrics = createMetrics()
  const logger = createLogger({
    name: 'web',
    level: 'debug',
    destination: { write: (line) => void lines.push(line) },
  })
  const clock = fixedClock({ instant: new Date('2026-11-30T08:00:00Z') })
  const take = createCspReports({ clock, metrics, logger })
  const report = (body: unknown) =>
    take(new Request(`${origin}/csp-reports`, { method: 'POST', body: JSON.stringify(body) }))
  const of = (directive: string) => ({
    'csp-report': {
      'effective-directive': directive,
      'document-uri': `${origin}/files/0198`,
      'blocked-uri': 'x',
    },
  })
  expect((await report(of('script-src-elem'))).status).toBe(204)
  await report(of(`${origin}/somebody`))
  await report('no report')
  await expect(report('x'.repeat(20_000))).rejects.toThrow('bytes')
  for (let more = 0; more < 100; more += 1) await report(of('img-src'))
  const figures = await metrics.text()
  expect(figures).toContain('tym_csp_reports_total{directive="script-src-elem"} 1')
  expect(figures).toContain('tym_csp_reports_total{directive="other"} 1')
  expect(figures).toContain('tym_csp_reports_total{directive="img-src"} 56')
  expect(lines.join('\n')).not.toContain('0198')
  expect(lines.join('\n')).not.toContain(origin)
})
