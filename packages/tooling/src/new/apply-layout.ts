import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Layout } from './layout.ts'

/**
 * Writes a layout under a root and returns the files it made or changed. Everything that can be refused is
 * refused before the first is written.
 */
export function applyLayout(root: string, { files, edits }: Layout): string[] {
  for (const file of Object.keys(files))
    if (existsSync(path.join(root, file))) throw new Error(`${file} is there already`)
  const edited = Object.entries(edits).map(([file, edit]) => {
    if (!existsSync(path.join(root, file))) throw new Error(`${file} is not there: make it first`)
    return [file, edit(readFileSync(path.join(root, file), 'utf8'))] as const
  })
  const written = [...Object.entries(files), ...edited]
  for (const [file, content] of written) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), content)
  }
  return written.map(([file]) => file)
}
