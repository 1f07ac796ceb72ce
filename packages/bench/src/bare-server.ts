import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import postgres from 'postgres'

/**
 * The measure that the service is held against: Hono, postgres.js, and one statement that reads the same
 * documents from a plaintext twin and answers the same bytes. No certificate, no proof, no replay mark, no
 * relation, no row-level security, no decryption, no log.
 */
const [, , port = '0', url = '', role = ''] = process.argv
const connections = 16
const sql = postgres(url, { max: connections, onnotice: () => undefined })

type DocumentRow = { readonly category: number; readonly body: string; readonly facts: string | null }

const entriesOf = (category: number, rows: readonly DocumentRow[]): string => {
  const inner = rows.filter((row) => row.category === category).map(({ body }) => body.slice(1, -1))
  return `[${inner.join(',')}]`
}

const app = new Hono()
// What the gate reads, without what guards it: the same tables and the same choice of classes.
const documentsOf = (id: string, categories: readonly number[]) => sql<DocumentRow[]>`
  select d.category, d.body, case when row_number() over (order by d.category, d.class, d.owner) = 1
    and 2 = any (${categories}) then (select gate.customership_facts(c, ${role})::text
      from customerships.customership c where c.id = ${id}) end as facts
  from bench.plain_document d
  where d.customership = ${id} and d.category = any (${categories})
    and d.class = any ((select r.open_classes from declared.reading r
      where r.role = ${role} and not r.kela_in_plan and not r.safety)::text[])
  order by d.category, d.class, d.owner`
const headers = { 'content-type': 'application/json; charset=utf-8' }

app.get('/categories/:id/:category', async (c) => {
  const { id, category } = c.req.param()
  const rows = await documentsOf(id, [Number(category)])
  const json = `{"customership":"${id}","category":${category},"entries":${entriesOf(Number(category), rows)}}`
  return c.body(json, 200, headers)
})
const every = [1, 2, 3, 4, 5, 6, 7]
app.get('/whole/:id', async (c) => {
  const { id } = c.req.param()
  const rows = await documentsOf(id, every)
  const categories = every.map(
    (category) => `{"category":${category},"entries":${entriesOf(category, rows)}}`,
  )
  const json = `{"customership":"${id}","facts":${rows[0]?.facts},"categories":[${categories.join(',')}]}`
  return c.body(json, 200, headers)
})
app.get('/ready', (c) => c.text('ready'))
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
