import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { guardedPackages, mayImport } from './dependency-order.ts'
import { root, workspacePackages } from './workspace.ts'

const packages = workspacePackages()

describe('the declared order of dependency', () => {
  test('names every package of the workspace and no other', () => {
    expect(packages.map((one) => one.name).sort()).toEqual(Object.keys(mayImport).sort())
  })

  test('has no cycle: a package never stands below one that may import it', () => {
    for (const [name, allowed] of Object.entries(mayImport)) {
      for (const lower of allowed)
        expect(mayImport[lower] ?? [], `${lower} may import ${name}`).not.toContain(name)
    }
  })

  test.each(packages)('is kept by the manifest of $name', ({ name, dependencies, devDependencies }) => {
    const ours = [...dependencies, ...devDependencies].filter((dependency) => dependency.startsWith('@tym/'))
    expect(ours.filter((dependency) => !mayImport[name]?.includes(dependency))).toEqual([])
    const guarded = dependencies.filter((dependency) => guardedPackages[dependency]?.includes(name) === false)
    expect(guarded).toEqual([])
  })

  test.each(packages)('opens only doors that are there: $name', ({ folder }) => {
    const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
    const doors: Record<string, string>[] = Object.values(manifest.exports ?? {})
    const sources = doors.map((door) => path.join(root, folder, door['tym-source'] ?? 'no source'))
    expect(sources.filter((file) => !existsSync(file))).toEqual([])
  })
})
