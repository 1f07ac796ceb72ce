import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { mountDemoLoad } from './mount-demo-load.ts'

test('tells how many demo customers are written, and nothing else; not found before a load', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-demo-load-'))
  const file = path.join(folder, 'load.json')
  const app = new Hono()
  mountDemoLoad(app, file)
  expect((await app.request('/demo-load')).status).toBe(404)
  writeFileSync(file, JSON.stringify({ set: 'all', calendar: '2026-11-30', written: 7, total: 114 }))
  const answer = await app.request('/demo-load')
  expect({ status: answer.status, body: await answer.json() }).toEqual({
    status: 200,
    body: { written: 7, total: 114 },
  })
  writeFileSync(file, 'not json')
  expect((await app.request('/demo-load')).status).toBe(404)
  rmSync(folder, { recursive: true })
})
