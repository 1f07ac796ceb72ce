import { readFile } from 'node:fs/promises'
import { jsonOf } from '@tym/kernel'
import type { z } from 'zod'
import { ConfigError } from './variables.ts'

/**
 * Content of the JSON file that a variable names. Throws an error that names the variable, the file and the
 * place in it; never a value.
 */
export async function readJsonFile<T>(variable: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError(variable, `${file} cannot be read. Make it, or correct the path.`)
  })
  const parsed = schema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.join('/') ?? ''
  const why = parsed.error.issues[0]?.code ?? 'no JSON'
  throw new ConfigError(variable, `${file} is wrong at /${place} (${why}). Correct it there.`)
}
