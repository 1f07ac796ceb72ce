/**
 * A process that can be killed at any of its steps: from the chosen one on nothing that it does reaches
 * anything any more.
 */
export interface Killable {
  /** Kills it at its n-th step from now, before the step is done or after; undefined lets it live. */
  killAt(step: number | undefined, when?: 'before' | 'after'): void
  /** Whether it has been killed since. */
  isDead(): boolean
  /** The same object, each of whose asynchronous methods is a step. */
  wrap<T extends object>(part: T, methods: readonly (keyof T)[]): T
}

/** Makes parts of a process killable together. */
export function makeKillable(): Killable {
  let left: number | undefined
  let moment: 'before' | 'after' = 'before'
  let isDead = false
  const die = () => {
    isDead = true
    throw new Error('killed')
  }
  return {
    killAt: (step, when = 'before') => {
      left = step
      moment = when
      isDead = false
    },
    isDead: () => isDead,
    wrap: (part, methods) =>
      new Proxy(part, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name)
          if (typeof method !== 'function' || !methods.some((each) => each === name)) return method
          return async (...given: unknown[]) => {
            if (isDead) die()
            const isLast = left !== undefined && --left === 0
            if (isLast && moment === 'before') die()
            const done: unknown = await Reflect.apply(method, target, given)
            if (isLast) die()
            return done
          }
        },
      }),
  }
}
