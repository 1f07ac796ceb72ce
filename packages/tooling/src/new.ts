import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readName } from './new/names.ts'
import { newEndpoint } from './new/new-endpoint.ts'
import { newJob } from './new/new-job.ts'
import { newTable } from './new/new-table.ts'
import { root } from './workspace.ts'

/** `npm run new -- endpoint|job|table <capability> <name>`: lays out the files and says what is left to do. */
const [kind, capability = '', text] = process.argv.slice(2)
const migrations = path.join(root, 'infra/postgres/migrations')
const home = path.join(root, 'packages/capabilities', capability)

try {
  if (!/^[a-z-]+$/.test(capability) || !existsSync(home))
    throw new Error(`there is no capability "${capability}"`)
  const name = readName(text, 'the name')
  for (const [file, content] of Object.entries(layOut(name))) {
    const target = path.join(root, file)
    if (existsSync(target)) throw new Error(`${file} is there already`)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
    process.stdout.write(`laid out: ${file}\n`)
  }
  process.stdout.write(`next: docs/guides/add-${kind === 'endpoint' ? 'an' : 'a'}-${kind}.md\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function layOut(name: ReturnType<typeof readName>): Readonly<Record<string, string>> {
  if (kind === 'endpoint') return newEndpoint(capability, name)
  if (kind === 'job') return newJob(capability, name)
  if (kind === 'table')
    return newTable(capability, name, existsSync(migrations) ? readdirSync(migrations) : [])
  throw new Error('usage: npm run new -- endpoint|job|table <capability> <verb-noun>')
}
