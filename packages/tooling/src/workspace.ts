import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

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
  return workspaceFolders().map((folder) => {
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

function workspaceFolders(): string[] {
  const patterns = [
    ...readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8').matchAll(/^ {2}- (\S+)$/gm),
  ]
  return patterns
    .flatMap(([, pattern = '']) => {
      if (!pattern.endsWith('/*')) return [pattern]
      const parent = pattern.slice(0, -2)
      if (!existsSync(path.join(root, parent))) return []
      return readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}`)
    })
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
}
