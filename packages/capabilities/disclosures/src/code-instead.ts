import { Problem } from '@tym/kernel'

/** The code of the Problem that was thrown instead of an answer. */
export async function codeInstead<T>(answer: Promise<T>): Promise<T | string> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}
