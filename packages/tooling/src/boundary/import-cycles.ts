import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root, type WorkspacePackage } from '../workspace.ts'

/** `@tym/x` and `@tym/x/part` with the source that stands behind. */
export type Doors = ReadonlyMap<string, string>

/** The doors of all packages. */
export function doorsOf(packages: readonly WorkspacePackage[]): Doors {
  return new Map(
    packages.flatMap(({ name, folder }) => {
      const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'))
      const parts = Object.entries<Record<string, string>>(manifest.exports ?? {})
      return parts.map(([part, { 'tym-source': source = '' }]) => [
        path.posix.join(name, part),
        path.posix.join(folder, source),
      ])
    }),
  )
}

/** The module of this repository that a file names so; undefined for one from outside. */
export function targetOf(file: string, specifier: string | undefined, doors: Doors): string | undefined {
  if (specifier === undefined) return undefined
  return specifier.startsWith('.')
    ? path.posix.join(path.posix.dirname(file), specifier)
    : doors.get(specifier)
}

/**
 * Each set of modules of which every one reaches every other by imports (Tarjan's strongly connected
 * components), in order of name.
 */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = []
  const places = new Map<string, number>()
  const open: string[] = []
  /** Answers the earliest place on the way here that can be reached from this module. */
  const enter = (module: string): number => {
    const place = places.size
    places.set(module, place)
    open.push(module)
    const imports = graph.get(module) ?? []
    let earliest = place
    for (const next of imports) {
      const seen = places.get(next)
      if (seen === undefined) earliest = Math.min(earliest, enter(next))
      else if (open.includes(next)) earliest = Math.min(earliest, seen)
    }
    if (earliest === place) {
      const circle = open.splice(open.indexOf(module))
      if (circle.length > 1 || imports.includes(module)) found.push(circle.sort())
    }
    return earliest
  }
  for (const module of graph.keys()) if (!places.has(module)) enter(module)
  return found.sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))
}
