import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { accountOf, type ClusterUser } from './cluster-user.ts'

/** The superuser's name in every embedded cluster. */
export const SUPERUSER = 'postgres'

/**
 * Makes the cluster unless it exists and returns the superuser's generated password.
 *
 * A crash during initdb leaves `cluster.new`, which the next call removes; `cluster` is there only when it is
 * whole.
 */
export function ensureCluster(options: {
  home: string
  cluster: string
  initdb: string
  user: ClusterUser
  test: boolean
}): string {
  const { home, cluster, user } = options
  const passwordFile = path.join(home, 'password')
  if (existsSync(cluster)) return readFileSync(passwordFile, 'utf8').trim()

  const unfinished = `${cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined) {
    chownSync(unfinished, user.uid, user.gid)
    chownSync(passwordFile, user.uid, user.gid)
  }
  initdb({ ...options, folder: unfinished, passwordFile })
  renameSync(unfinished, cluster)
  return password
}

function initdb(options: {
  folder: string
  passwordFile: string
  initdb: string
  user: ClusterUser
  test: boolean
}): void {
  const [program = '', ...args] = [
    ...options.user.prefix,
    options.initdb,
    `--pgdata=${options.folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${options.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    // Whoever connects to a cluster that is thrown away need not spend 5 ms on proving its generated
    // password.
    ...(options.test ? ['--no-sync', '-c', 'scram_iterations=1'] : []),
  ]
  const result = spawnSync(program, args, {
    encoding: 'utf8',
    cwd: options.folder,
    ...accountOf(options.user),
  })
  if (result.status !== 0)
    throw new Error(`initdb failed: ${result.stderr ?? result.error?.message ?? 'no output'}`)
}
