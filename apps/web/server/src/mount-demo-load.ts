import { readFile } from 'node:fs/promises'
import { jsonOf } from '@tym/kernel'
import type { Hono } from 'hono'
import { z } from 'zod'

const demoLoad = z.object({ written: z.int().min(0), total: z.int().min(0) })

/**
 * GET /demo-load: how many of the demo customers are written, for the first page of a development machine.
 * Not found where no load has begun.
 */
export function mountDemoLoad(app: Hono, file: string): void {
  app.get('/demo-load', async (c) => {
    const said = await readFile(file, 'utf8')
      .then(jsonOf, () => undefined)
      .catch(() => undefined)
    const load = demoLoad.safeParse(said).data
    return load === undefined
      ? c.json({}, 404)
      : c.json({ written: load.written, total: load.total }, 200, { 'cache-control': 'no-store' })
  })
}
