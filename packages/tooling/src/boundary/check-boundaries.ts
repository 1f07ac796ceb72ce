import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root, type WorkspacePackage, workspacePackages } from '../workspace.ts'
import { hazardsOf } from './hazards.ts'
import { cyclesOf, doorsOf, targetOf } from './import-cycles.ts'
import { type Import, importsOf, readModule } from './imports.ts'
import { refusal } from './rules.ts'

const MODULE = /\.(ts|tsx|mts|cts|js|mjs|cjs)$/

/** The files that may import a module whose name is known only while running, and why. */
const computedImports: Readonly<Record<string, string>> = {
  'apps/signer/src/key-stores.ts': "an operator's own module for PKCS#11 or a key management service",
  'apps/witness/src/witness-keys.ts': "an operator's own module for PKCS#11 or a key management service",
  'packages/foundation/key-vault/src/key-encryption.ts':
    "an operator's own module for a key management service or a transit engine",
}

/**
 * Reads every module of every package and returns what breaks the order of dependency, one sentence each: an
 * import that may not be, a cycle of imports (of types too), a hazard outside its place. It also compares the
 * modules it has read with those that git knows, so that it cannot pass while looking at nothing.
 */
export function checkBoundaries(): { problems: string[]; modules: number } {
  const packages = workspacePackages()
  const doors = doorsOf(packages)
  const graph = new Map<string, readonly string[]>()
  const problems: string[] = []
  for (const owner of packages) {
    for (const file of modulesUnder(`${owner.folder}/src`)) {
      const module = readModule(readFileSync(path.join(root, file), 'utf8'), file)
      const imports = importsOf(module)
      graph.set(
        file,
        imports.flatMap(({ specifier }) => targetOf(file, specifier, doors) ?? []),
      )
      problems.push(
        ...refusals(owner, file, imports),
        ...hazardsOf(file, module).map(({ what, line }) => `${file}:${line} ${what}`),
      )
    }
  }
  return {
    problems: [
      ...problems,
      ...cyclesOf(graph).map((files) => `these import one another: ${files.join(', ')}`),
      ...modulesInGit(packages)
        .filter((file) => !graph.has(file))
        .map((file) => `${file}: no check has read it, it lies outside every src folder`),
    ],
    modules: graph.size,
  }
}

function refusals(owner: WorkspacePackage, file: string, imports: readonly Import[]): string[] {
  return imports.flatMap(({ specifier, line }) => {
    if (specifier === undefined)
      return file in computedImports ? [] : [`${file}:${line} imports something computed: name the module`]
    const why = refusal(file, owner, specifier)
    return why === undefined ? [] : [`${file}:${line} ${specifier}: ${why}`]
  })
}

function modulesUnder(folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .filter((name) => MODULE.test(name))
}

/** Tracked and new modules of the packages, without what git ignores and without their own set-up files. */
function modulesInGit(packages: readonly WorkspacePackage[]): string[] {
  const folders = packages.map((one) => one.folder)
  const listed = execFileSync(
    'git',
    ['-C', root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders],
    { encoding: 'utf8', maxBuffer: 64 << 20 },
  )
  return listed.split('\0').filter((file) => MODULE.test(file) && existsSync(path.join(root, file)))
}
