import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs'

/**
 * How to run PostgreSQL, which refuses to run as root.
 *
 * `prefix` goes before the command; `uid`/`gid`, when present, are the account to run as and to give the
 * files to.
 */
export type ClusterUser = { prefix: readonly string[]; uid?: number; gid?: number }

const ORDINARY: ClusterUser = { prefix: [] }
const NAMESPACE: ClusterUser = {
  prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--'],
}

/**
 * Chooses the account for the cluster under `home`: an ordinary user's own. Root takes the owner of an
 * existing cluster; else a user namespace, where root appears as nobody and the files stay root's; else
 * `postgres` or `nobody`, if that account can reach both the programs and the folder. Throws otherwise, and
 * names DATABASE_URL.
 */
export function chooseClusterUser(options: { home: string; cluster: string; program: string }): ClusterUser {
  if (process.getuid?.() !== 0) return ORDINARY
  const candidates = existsSync(options.cluster) ? [ownerOf(options.cluster)] : newClusterCandidates()
  const chosen = candidates.find((candidate) => canRun(candidate, options))
  if (chosen !== undefined) return chosen
  throw new Error(
    'PostgreSQL refuses to run as root, and no other account here can reach the project folder: ' +
      'start as an ordinary user, or set DATABASE_URL, KEY_DATABASE_URL, QUEUE_DATABASE_URL and SESSION_DATABASE_URL to a server of your own',
  )
}

function ownerOf(folder: string): ClusterUser {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? NAMESPACE : { prefix: [], uid, gid }
}

function newClusterCandidates(): ClusterUser[] {
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const named = ['postgres', 'nobody'].flatMap((name) => {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':')
    return fields === undefined ? [] : [{ prefix: [], uid: Number(fields[2]), gid: Number(fields[3]) }]
  })
  return [NAMESPACE, ...named]
}

function canRun(user: ClusterUser, options: { home: string; program: string }): boolean {
  // Another account must pass through the folder to its cluster; what else lies there stays closed to it.
  if (user.uid !== undefined) chmodSync(options.home, 0o711)
  return succeeds(user, [options.program, '--version']) && succeeds(user, ['test', '-x', options.home])
}

function succeeds(user: ClusterUser, command: readonly string[]): boolean {
  const [program = '', ...args] = [...user.prefix, ...command]
  return spawnSync(program, args, { stdio: 'ignore', ...accountOf(user) }).status === 0
}

/** The spawn options that switch to the cluster's account. */
export function accountOf(user: ClusterUser): { uid?: number; gid?: number } {
  return {
    ...(user.uid === undefined ? {} : { uid: user.uid }),
    ...(user.gid === undefined ? {} : { gid: user.gid }),
  }
}
