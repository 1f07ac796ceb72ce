import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatPolicy, parseVerifierKey } from '@tym/audit-proof'
import { sealedLogOrigin, witnesses } from '@tym/personas'
import type { Origins } from './actor.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const program = path.join(root, 'packages/foundation/audit-proof/src/cli/main.ts')

/** What the offline command said of a file. */
export interface Verdict {
  readonly valid: boolean
  readonly said: string
}

/**
 * The policy of a platform on this machine: two of three witnesses. Somebody outside would have the keys from
 * the agency and from each controller, on paper or from their web sites.
 */
export async function readPolicy({ signerOrigin, witnessOrigin }: Origins): Promise<string> {
  const readKey = async (address: string) => parseVerifierKey((await (await fetch(address)).text()).trim())
  const log = await readKey(`${signerOrigin}/keha/.well-known/note-key`)
  const keys = witnesses.map(({ slug }) => readKey(`${witnessOrigin}/${slug}/witness-key`))
  return formatPolicy({ log, origins: [sealedLogOrigin], witnesses: await Promise.all(keys), quorum: 2 })
}

/**
 * Runs `verify-audit` as somebody at home would: a process of its own with files and nothing else, no address
 * and no setting of the platform's.
 */
export async function verifyOffline(
  kind: 'extract' | 'certificate',
  content: string,
  policy: string,
): Promise<Verdict> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tym-verify-'))
  try {
    const [file, policyFile] = [path.join(folder, kind), path.join(folder, 'policy.txt')]
    writeFileSync(file, content)
    writeFileSync(policyFile, policy)
    const node = ['--conditions=tym-source', '--import', 'tsx', program]
    return await run([...node, kind, file, '--policy', policyFile])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(args: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, env: {} }, (error, stdout, stderr) => {
      if (error !== null && error.code !== 1)
        reject(new Error(`verify-audit failed: ${stderr}`, { cause: error }))
      else resolve({ valid: error === null, said: stdout.trim() })
    })
  })
}
