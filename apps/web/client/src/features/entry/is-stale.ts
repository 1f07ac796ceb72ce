import { Refusal } from '../../session/refusal.ts'

/** Whether an act was refused because somebody else has written a newer version. */
export function isStale(error: unknown): boolean {
  return error instanceof Refusal && error.code === 'stale-version'
}
