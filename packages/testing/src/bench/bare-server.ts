import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import postgres from 'postgres'

/**
 * The measure that the service is held against: Hono, postgres.js, and one statement that reads the same documents
 * from a plaintext twin and answers the same bytes. No certificate, no proof, no replay mark, no relation, no row-level
 * security, no decryption, no log. Arguments: port, connection string, role, classes of the role by category as JSON.
 */
const [, , port = '0', url = '', role = '', readable = '{}'] = process.argv
const classesOf: Readonly<Record<string, readonly string[]>> = JSON.parse(readable)
const connections = 16
const sql = postgres(url, { max: connections, onnotice: () => undefined })

type DocumentRow = { readonly category: number; readonly body: string }

const entriesOf = (category: number, rows: readonly DocumentRow[]): string => {
  const inner = rows.filter((row) => row.category === category).map(({ body }) => body.slice(1, -1))
  return `[${inner.join(',')}]`
}

const app = new Hono()
app.get('/categories/:id/:category', async (c) => {
  const { id, category } = c.req.param()
  const rows = await sql<DocumentRow[]>`select category, body from bench.plain_document
    where customership = ${id} and category = ${Number(category)} and class = any (${[...(classesOf[category] ?? [])]})
    order by category, class, owner`
  const json = `{"customership":"${id}","category":${category},"entries":${entriesOf(Number(category), rows)}}`
  return c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' })
})
const everyClass = Object.values(classesOf).flat()
const everyCategory = Object.keys(classesOf)
app.get('/whole/:id', async (c) => {
  const { id } = c.req.param()
  const rows = await sql<(DocumentRow & { facts: string })[]>`
    select category, body, case when row_number() over (order by category, class, owner) = 1
      then gate.customership_facts(${id}, ${role})::text end as facts
    from bench.plain_document where customership = ${id} and class = any (${everyClass})
    order by category, class, owner`
  const categories = everyCategory.map(
    (category) => `{"category":${category},"entries":${entriesOf(Number(category), rows)}}`,
  )
  const json = `{"customership":"${id}","facts":${rows[0]?.facts},"categories":[${categories.join(',')}]}`
  return c.body(json, 200, { 'content-type': 'application/json; charset=utf-8' })
})
app.get('/ready', (c) => c.text('ready'))
serve({ fetch: app.fetch, port: Number(port), hostname: '127.0.0.1' })
