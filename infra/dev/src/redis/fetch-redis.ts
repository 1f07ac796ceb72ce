import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const SOURCES = [
  '/etc/apt/sources.list.d/debian.sources',
  '/etc/apt/sources.list.d/ubuntu.sources',
  '/etc/apt/sources.list',
]

/** redis-server is a link to a program of redis-tools; the libraries are what a slim system lacks. */
const PACKAGES =
  /^(redis-server|redis-tools|libjemalloc2|liblzf1|libatomic1|liblua5\.1-0|lua-cjson|lua-bitop|libhiredis(0\.14|1\.1\.0|1))$/

/** A redis-server and the library folder it needs. */
export type RedisProgram = { program: string; libraries?: string }

/**
 * Fetches the distribution's own Redis packages into `cache` without any rights on the machine, and unpacks
 * them. A crash leaves a `.new` folder that the next fetch of the same process number overwrites; the
 * finished folder appears in one step. Answers a sentence instead of a program when that is not possible
 * here.
 */
export function fetchRedis(cache: string): RedisProgram | string {
  const kept = unpackedRedis(cache)
  if (kept !== undefined) return kept
  const sources = SOURCES.find((file) => existsSync(file) && statSync(file).size > 0)
  if (sources === undefined) return 'this is not a Debian or Ubuntu system with package sources'
  const work = `${cache}.${process.pid}.new`
  rmSync(work, { recursive: true, force: true })
  try {
    const failure = downloadAndUnpack(work, sources)
    if (failure !== undefined) return failure
    if (!existsSync(cache)) renameSync(path.join(work, 'root'), cache)
    return unpackedRedis(cache) ?? 'the packages hold no redis-server'
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function unpackedRedis(cache: string): RedisProgram | undefined {
  const program = path.join(cache, 'usr/bin/redis-server')
  if (!existsSync(program)) return undefined
  const libraries = readdirSync(path.join(cache, 'usr/lib')).find((name) => name.endsWith('-linux-gnu'))
  return libraries === undefined
    ? { program }
    : { program, libraries: path.join(cache, 'usr/lib', libraries) }
}

function downloadAndUnpack(work: string, sources: string): string | undefined {
  const debs = path.join(work, 'debs')
  for (const folder of ['lists/partial', 'cache/archives/partial', 'debs', 'root']) {
    mkdirSync(path.join(work, folder), { recursive: true })
  }
  // An empty status file, or apt would resolve to the installed versions and find nothing to download.
  writeFileSync(path.join(work, 'status'), '')
  const settings = {
    'Dir::State::lists': path.join(work, 'lists'),
    'Dir::State::status': path.join(work, 'status'),
    'Dir::Cache': path.join(work, 'cache'),
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '/dev/null',
    'APT::Sandbox::User': os.userInfo().username,
    'Debug::NoLocking': '1',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '3',
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])
  const run = (program: string, args: readonly string[]): string | undefined => {
    const done = spawnSync(program, args, {
      encoding: 'utf8',
      cwd: debs,
      timeout: 120_000,
      maxBuffer: 64 << 20,
    })
    return done.status === 0 ? done.stdout : undefined
  }
  if (run('apt-get', ['-q', ...options, 'update']) === undefined) return 'the package lists cannot be fetched'
  const names =
    run('apt-cache', [...options, 'pkgnames'])
      ?.split('\n')
      .filter((name) => PACKAGES.test(name)) ?? []
  if (!names.includes('redis-server')) return 'the package sources hold no redis-server'
  if (run('apt-get', ['-q', ...options, 'download', ...names]) === undefined)
    return 'the packages cannot be fetched'
  for (const name of readdirSync(debs)) {
    if (run('dpkg', ['-x', path.join(debs, name), path.join(work, 'root')]) === undefined)
      return `cannot unpack ${name}`
  }
  return undefined
}
