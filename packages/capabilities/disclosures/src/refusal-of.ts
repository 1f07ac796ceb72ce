import { problemOf } from '@tym/database'
import { Problem } from '@tym/kernel'

/** What the database's own refusal means; any other error as it was. */
export function refusalOf(error: unknown): unknown {
  return problemOf(error) ?? error
}

/** The code of the Problem that was thrown instead of an answer. */
export async function codeInstead<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
