import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { applyLayout } from './new/apply-layout.ts'
import { type Layout, sourcesOf } from './new/layout.ts'
import { readName, readTableName } from './new/names.ts'
import { newEndpoint } from './new/new-endpoint.ts'
import { newJob } from './new/new-job.ts'
import { newTable } from './new/new-table.ts'
import { root } from './workspace.ts'

/**
 * `npm run new -- endpoint --read|--write …`, `job …`, `table …`: lays out what is new, puts it in its tables
 * and says what is left.
 */
const usage = `usage: npm run new -- endpoint --read|--write <capability> <verb-noun>
       npm run new -- job <capability> <verb-noun>
       npm run new -- table <capability> <noun>`
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const [kind, capability = '', text] = process.argv.slice(2).filter((argument) => !flags.includes(argument))

try {
  if (!/^[a-z-]+$/.test(capability) || !existsSync(path.join(root, sourcesOf(capability))))
    throw new Error(`there is no capability "${capability}"\n${usage}`)
  const written = applyLayout(root, layOut())
  putInForm(written.filter((file) => file.endsWith('.ts')))
  for (const file of written) process.stdout.write(`written: ${file}\n`)
  const guide = `docs/guides/add-${kind === 'endpoint' ? 'an' : 'a'}-${kind}.md`
  process.stdout.write(`next: npm run generate, then ${guide}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function layOut(): Layout {
  const [flag] = flags
  if (kind === 'endpoint' && flags.length === 1 && (flag === '--read' || flag === '--write'))
    return newEndpoint(capability, readName(text), flag === '--read' ? 'read' : 'write')
  if (kind === 'job' && flags.length === 0) return newJob(capability, readName(text))
  if (kind === 'table' && flags.length === 0) {
    const migrations = path.join(root, 'infra/postgres/migrations')
    return newTable(capability, readTableName(text), existsSync(migrations) ? readdirSync(migrations) : [])
  }
  throw new Error(usage)
}

/** Line breaks and the order of imports, as the check wants them. */
function putInForm(files: readonly string[]): void {
  const formed = spawnSync('biome', ['check', '--write', '--colors=off', ...files], {
    cwd: root,
    encoding: 'utf8',
  })
  if (formed.status !== 0) throw new Error(`laid out, but not in form:\n${formed.stdout}${formed.stderr}`)
}
