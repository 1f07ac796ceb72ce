import fs from 'node:fs'
import path from 'node:path'

/**
 * The folders of the packages that pnpm-workspace.yaml names, relative to the root.
 * @param {string} root
 * @returns {string[]}
 */
export function workspaceFolders(root) {
  const manifest = fs.readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')
  return [...manifest.matchAll(/^ {2}- (\S+)$/gm)]
    .flatMap(([, pattern]) => {
      if (!pattern.endsWith('/*')) return [pattern]
      const parent = pattern.slice(0, -2)
      if (!fs.existsSync(path.join(root, parent))) return []
      return fs
        .readdirSync(path.join(root, parent))
        .sort()
        .map((name) => `${parent}/${name}`)
    })
    .filter((folder) => fs.existsSync(path.join(root, folder, 'package.json')))
}
