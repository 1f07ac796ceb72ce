import { existsSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { capabilityPackages, guardedPackages, mayImport, openedApplications } from '../dependency-order.ts'
import { root, rootDevDependencies, type WorkspacePackage } from '../workspace.ts'

const sharedByTests: ReadonlySet<string> = new Set(rootDevDependencies())

/** Test files and the helpers beside them; they are not built and product code may not import them. */
export function isTestFile(file: string): boolean {
  const name = path.basename(file)
  const isOfTests = ['testing', 'e2e'].some((room) => file.startsWith(`packages/${room}/`))
  return name.endsWith('.test.ts') || name.startsWith('test-') || isOfTests
}

/** Why this file may not import this module; undefined when it may. */
export function refusal(file: string, owner: WorkspacePackage, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return refuseRelative(file, owner, specifier)
  if (specifier.startsWith('node:')) {
    return specifier === 'node:process' ? 'use the global process, whose env only config reads' : undefined
  }
  if (isBuiltin(specifier)) return `write node:${specifier}`
  const [scopeOrName = '', second = '', ...deeper] = specifier.split('/')
  const name = scopeOrName.startsWith('@') ? `${scopeOrName}/${second}` : scopeOrName
  if (!name.startsWith('@tym/')) return refuseOutside(file, owner, name)
  return refuseOurs(file, owner, name, deeper.join('/'))
}

/**
 * What the scripts know of the workspace before anything is installed, and tooling too: it is read in one
 * place.
 */
const workspaceFolders = 'scripts/workspace-folders.mjs'

function refuseRelative(file: string, owner: WorkspacePackage, specifier: string): string | undefined {
  const target = path.posix.join(path.posix.dirname(file), specifier)
  if (target === workspaceFolders && owner.name === '@tym/tooling') return undefined
  if (!target.startsWith(`${owner.folder}/src/`)) return 'leaves its package'
  if (!/\.(ts|tsx|json)$/.test(target)) return 'needs the ending .ts'
  if (!existsSync(path.join(root, target))) return 'is not there'
  if (isTestFile(target) && !isTestFile(file)) return 'is test code'
  return undefined
}

function refuseOutside(file: string, owner: WorkspacePackage, name: string): string | undefined {
  if (guardedPackages[name]?.includes(owner.name) === false && !isTestFile(file)) {
    return `only ${guardedPackages[name].join(', ')} may import it`
  }
  const declared = isTestFile(file)
    ? [...owner.dependencies, ...owner.devDependencies, ...sharedByTests]
    : owner.dependencies
  return declared.includes(name) ? undefined : `is not in the manifest of ${owner.name}`
}

function refuseOurs(file: string, owner: WorkspacePackage, name: string, part: string): string | undefined {
  if (name === owner.name) return 'imports its own package by name'
  const forTests = sharedByTests.has(name) && isTestFile(file)
  if (!forTests && mayImport[owner.name]?.includes(name) !== true)
    return `${owner.name} may not import ${name}`
  if (part.startsWith('test-') && !isTestFile(file)) return 'is test code'
  const opened = openedApplications[name]
  if (opened !== undefined) return part === opened ? undefined : 'reaches into an application'
  if (!capabilityPackages.has(name)) return part === '' ? undefined : 'reaches into a package'
  if (capabilityPackages.has(owner.name) && part !== 'public')
    return 'a capability uses the public part of a sibling only'
  return part === '' ? 'name the part: public, http, jobs, retention or schema' : undefined
}
