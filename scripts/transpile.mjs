// Makes `dist` of every delivered package from its `src`: file by file, without looking at types. Turborepo
// runs it when a source has changed, and else brings back what it made of the same sources before.
import fs from 'node:fs'
import path from 'node:path'
import { transform } from 'esbuild'
import { parseSync } from 'oxc-parser'
import { workspaceFolders } from './workspace-folders.mjs'

/** The repository, or for a test another of its kind. */
const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'))

/**
 * Run from their sources, by tests and by commands for development: no process of the platform imports them.
 */
const neverDelivered = ['bench', 'cli', 'demo', 'e2e', 'testing', 'tooling'].map((name) => `packages/${name}`)
/** Made for the browser by scripts/build-web.mjs, which puts its own result into `dist`. */
const madeForBrowsers = ['apps/web/client', 'packages/clients/api-client']

const options = {
  loader: 'ts',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: 'external',
  sourcesContent: false,
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: 'ES2023' } },
}

const folders = workspaceFolders(root).filter((folder) => !madeForBrowsers.includes(folder))

for (const folder of folders) {
  fs.rmSync(path.join(root, folder, 'dist'), { recursive: true, force: true })
}
await Promise.all(
  folders
    .filter((folder) => !neverDelivered.includes(folder))
    .flatMap((folder) => sourcesOf(folder).map((name) => transpile(path.join(root, folder), name))),
)

function sourcesOf(folder) {
  return fs.readdirSync(path.join(root, folder, 'src'), { recursive: true }).filter(isDelivered)
}

function isDelivered(name) {
  return name.endsWith('.ts') && !name.endsWith('.test.ts') && !path.basename(name).startsWith('test-')
}

async function transpile(folder, name) {
  const source = path.join(folder, 'src', name)
  const target = path.join(folder, 'dist', name.replace(/\.ts$/, '.js'))
  const { code, map } = await transform(withBuiltImports(source, fs.readFileSync(source, 'utf8')), {
    ...options,
    sourcefile: path.relative(path.dirname(target), source),
  })
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(`${target}.map`, map)
  fs.writeFileSync(target, `${code}//# sourceMappingURL=${path.basename(target)}.map\n`)
}

/**
 * The same text with .js in place of .ts in what it imports from its own package. No place in it moves: the
 * source map stays true.
 */
function withBuiltImports(name, source) {
  const { module, errors } = parseSync(name, source)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0].message}`)
  const requests = [
    ...module.staticImports.map((one) => one.moduleRequest),
    ...module.staticExports.flatMap((one) => one.entries.map((entry) => entry.moduleRequest)),
    ...module.dynamicImports.map((one) => one.moduleRequest),
  ]
  let text = source
  for (const { start, end } of requests.filter((one) => one !== null)) {
    if (/^['"]\.\.?\/.*\.ts['"]$/.test(source.slice(start, end)))
      text = `${text.slice(0, end - 3)}js${text.slice(end - 1)}`
  }
  return text
}
