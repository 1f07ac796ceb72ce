import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { generatedFiles } from './generated/generated-files.ts'
import { root } from './workspace.ts'

/** `npm run generate`: writes every generated file that is not as it should be. */
for (const file of await generatedFiles()) {
  if (file.generated === file.committed) continue
  mkdirSync(path.dirname(path.join(root, file.path)), { recursive: true })
  writeFileSync(path.join(root, file.path), file.generated)
  process.stdout.write(`written: ${file.path}\n`)
}
