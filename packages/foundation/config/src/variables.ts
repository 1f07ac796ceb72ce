import path from 'node:path'
import { isSecureAddress, isThisMachine, type PlainDate, plainDate } from '@tym/kernel'

/** The environment as a process gets it. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * A setting that is missing or wrong. Names the variable and what to set; never shows a value that may be
 * secret.
 */
export class ConfigError extends Error {
  readonly variable: string
  /**
   * What the variable might hold, so that the settings after it are read too; undefined where nothing can be
   * read without it.
   */
  readonly example: string | undefined

  constructor(variable: string, advice: string, example?: string) {
    super(`${variable}: ${advice}`)
    this.name = 'ConfigError'
    this.variable = variable
    this.example = example
  }

  /** This one and the others, each on a line of its own. */
  and(others: readonly ConfigError[]): ConfigError {
    const advice = this.message.slice(this.variable.length + 2)
    return new ConfigError(this.variable, [advice, ...others.map(({ message }) => message)].join('\n'))
  }
}

const exampleOrigin = 'https://tym.example'
const exampleName = 'tym.example'

/** The text of a variable, or undefined when it is absent or empty. */
export function findText(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === undefined || value === '' ? undefined : value
}

function getText(env: Environment, name: string, advice: string, example: string): string {
  const value = findText(env, name)
  if (value === undefined) throw new ConfigError(name, `is not set. Set it to ${advice}.`, example)
  return value
}

/** A TCP port, 0 for any free one. */
export function getPort(env: Environment, name: string, standard: number): number {
  return getInteger(env, name, { standard, least: 0, most: 65_535, unit: 'a port number' })
}

export function getInteger(
  env: Environment,
  name: string,
  { standard, least, most, unit }: { standard: number; least: number; most: number; unit: string },
): number {
  const text = findText(env, name)
  if (text === undefined) return standard
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most) {
    const advice = `is not ${unit}. Set it to a whole number from ${least} to ${most}.`
    throw new ConfigError(name, advice, String(standard))
  }
  return value
}

/** Scheme, host and port of an address, without a slash at the end. Plain http only on this very machine. */
export function getOrigin(env: Environment, name: string, standard?: string): string {
  const text =
    standard === undefined
      ? getText(env, name, `an origin such as ${exampleOrigin}`, exampleOrigin)
      : (findText(env, name) ?? standard)
  return originOf(name, text)
}

/** Origins with commas between them; none when the variable is absent. */
export function listOrigins(env: Environment, name: string): readonly string[] {
  const texts = findText(env, name)?.split(',') ?? []
  return texts.map((text) => originOf(name, text.trim()))
}

function originOf(name: string, text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : undefined
  if (origin === undefined || (text !== origin && text !== `${origin}/`)) {
    throw new ConfigError(
      name,
      `is not an origin. Set it to scheme, host and port only, such as ${exampleOrigin}.`,
      exampleOrigin,
    )
  }
  if (!isSecureAddress(origin)) {
    const advice = 'must begin with https:// unless it is this machine (http://127.0.0.1:port).'
    throw new ConfigError(name, advice, exampleOrigin)
  }
  return origin
}

/** The name of an OpenID provider, which is its address: with a path perhaps, without query and fragment. */
export function getIssuer(env: Environment, name: string): string {
  const example = `${exampleOrigin}/sign-in`
  const text = getText(env, name, `an issuer such as ${example}`, example)
  if (isSecureAddress(text) && !/[?#]/.test(text)) return text
  throw new ConfigError(
    name,
    'is not an issuer. Set it to the https address that the provider calls itself, without query and fragment.',
    example,
  )
}

/**
 * A connection string of PostgreSQL; its password is never shown. Production demands a proven server
 * (sslmode=verify-full) unless it is on this very machine.
 */
export function getPostgresUrl(env: Environment, name: string, role: string, mode: Mode): string {
  const advice = `a URL such as postgres://${role}:password@host:5432/database`
  const here = `postgres://${role}@127.0.0.1/database`
  const text = getText(env, name, advice, here)
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new ConfigError(name, `is not a PostgreSQL URL. Set it to ${advice}.`, here)
  }
  const { hostname, searchParams } = new URL(text)
  const isHere = hostname === '' || isThisMachine(hostname)
  if (mode === 'production' && !isHere && searchParams.get('sslmode') !== 'verify-full') {
    throw new ConfigError(
      name,
      'goes over the network without proof of who answers. Add ?sslmode=verify-full (and NODE_EXTRA_CA_CERTS for your own authority).',
      here,
    )
  }
  return text
}

/** A Redis address; production demands TLS (rediss://) unless it is on this very machine. */
export function findRedisUrl(env: Environment, name: string, mode: Mode): string | undefined {
  const text = findText(env, name)
  if (text === undefined) return undefined
  const protocol = URL.canParse(text) ? new URL(text).protocol : ''
  if (protocol !== 'redis:' && protocol !== 'rediss:') {
    throw new ConfigError(name, 'is not a Redis URL. Set it to redis://host:6379, or leave it out.', '')
  }
  if (mode === 'production' && protocol !== 'rediss:' && !isThisMachine(new URL(text).hostname))
    throw new ConfigError(name, 'goes over the network unencrypted. Set it to rediss://host:6379.', '')
  return text
}

/**
 * Absolute folders with a colon between them; none when the variable is absent. Each has a last name of its
 * own.
 */
export function listFolders(env: Environment, name: string): readonly string[] {
  const folders = findText(env, name)?.split(':') ?? []
  const names = new Set(folders.map((folder) => path.basename(folder)))
  if (folders.every((folder) => path.isAbsolute(folder)) && names.size === folders.length) return folders
  throw new ConfigError(
    name,
    'is not a list of folders. Set it to absolute paths with a colon between them, no two with the same last name.',
    '',
  )
}

/** A path in the file system; what lies there is for its reader to judge. */
export function getPath(env: Environment, name: string, content: string): string {
  return getText(env, name, `the path of ${content}`, '/')
}

/** A name in the form of a host and a path, as logs and their keys have (C2SP signed-note). */
export function getName(env: Environment, name: string, content: string): string {
  const text = getText(env, name, content, exampleName)
  if (text.length <= 100 && /^[a-z0-9.-]+(\/[a-z0-9.-]+)*$/.test(text)) return text
  throw new ConfigError(name, `is not a name. Set it to ${content}.`, exampleName)
}

/** Movable calendar date for development: deadlines and retention are counted from it. */
export function findCalendarDate(env: Environment, name: string, mode: Mode): PlainDate | undefined {
  const text = findText(env, name)
  if (text === undefined) return undefined
  if (mode === 'production') {
    throw new ConfigError(name, 'moves the calendar, which production refuses. Remove it.', '')
  }
  const parsed = plainDate.safeParse(text)
  if (!parsed.success)
    throw new ConfigError(name, 'is not a date. Set it to yyyy-mm-dd, or leave it out.', '')
  return parsed.data
}

export type Mode = 'development' | 'production'
