import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { root, workspacePackages } from '../workspace.ts'

/**
 * A copy of the repository's sources in which its packages find one another and not those of the original;
 * what comes from outside is shared. Whoever asks removes it.
 */
export function makeScratchCopy(): string {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'tym new '))
  const listed = execFileSync(
    'git',
    ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  )
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true })
    copyFileSync(path.join(root, file), path.join(scratch, file))
  }
  for (const folder of ['', ...workspacePackages().map((one) => one.folder)])
    copyLinks(path.join(root, folder, 'node_modules'), path.join(scratch, folder, 'node_modules'))
  return scratch
}

/** The links of one folder of links, as they are: those to packages of the repository are relative. */
function copyLinks(from: string, to: string): void {
  if (!existsSync(from)) return
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else if (entry.name.startsWith('@')) copyLinks(source, target)
    else if (entry.isDirectory()) symlinkSync(source, target)
  }
}
