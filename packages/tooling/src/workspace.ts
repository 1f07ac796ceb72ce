import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { workspaceFolders } from '../../../scripts/workspace-folders.mjs'

/** The repository's root folder, with a slash at the end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

export type WorkspacePackage = {
  name: string
  /** Relative to the root, such as `packages/foundation/config`. */
  folder: string
  dependencies: readonly string[]
  devDependencies: readonly string[]
}

/** Every package that the manifest of the workspace covers. */
export function workspacePackages(): readonly WorkspacePackage[] {
  return workspaceFolders(root).map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    return {
      name: String(manifest.name),
      folder,
      dependencies: Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }),
      devDependencies: Object.keys(manifest.devDependencies ?? {}),
    }
  })
}

/** The development packages of the root, which every test may use. */
export function rootDevDependencies(): readonly string[] {
  return Object.keys(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies)
}
