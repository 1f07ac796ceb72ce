import { ConfigError, type Environment } from './variables.ts'

/** Far more than any process has. */
const most = 100

/**
 * Reads settings, and names all that are missing or wrong in one error instead of one at each start: after
 * each, reading goes on as if the variable held the example that its error carries.
 */
export function inOneGo<T>(env: Environment, read: (env: Environment) => T): T {
  const found: ConfigError[] = []
  let asIf = env
  while (found.length < most) {
    try {
      const settings = read(asIf)
      if (found.length === 0) return settings
      break
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error
      const isNew = found.every(({ variable }) => variable !== error.variable)
      if (isNew) found.push(error)
      if (!isNew || error.example === undefined) break
      asIf = { ...asIf, [error.variable]: error.example }
    }
  }
  const [first, ...others] = found
  if (first === undefined) throw new Error('settings could not be read')
  throw others.length === 0 ? first : first.and(others)
}
