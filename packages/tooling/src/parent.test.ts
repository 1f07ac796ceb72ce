import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.ts'

/** A shell, as npm puts one in between, that starts a process which says when it stops. */
function startInShell(needs: Readonly<Record<string, string>>) {
  const program = `import { whenParentEnds } from '${path.join(root, 'scripts/parent.mjs')}'
    whenParentEnds(() => { console.log('stopped'); process.exit(0) })
    setTimeout(() => { console.log('lived on'); process.exit(0) }, 3000)
    console.log('running')`
  const shell = spawn('/bin/sh', ['-c', `"$NODE" --input-type=module -e "$PROGRAM"; :`], {
    env: { ...needs, NODE: process.execPath, PROGRAM: program },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  shell.stdout.on('data', (bytes: Buffer) => (output += bytes.toString('utf8')))
  return { shell, output: () => output, ended: once(shell.stdout, 'close') }
}

test.each([
  ['npm', { npm_lifecycle_event: 'start' }, 'stopped'],
  ['somebody by hand', {}, 'lived on'],
])('what %s has started, when the shell in between is ended', async (_who, needs, expected) => {
  const { shell, output, ended } = startInShell(needs)
  await expect.poll(output).toContain('running')
  shell.kill('SIGTERM')
  await ended
  expect(output()).toContain(expected)
})
