import { readFile, stat } from 'node:fs/promises'
import { NotWellFormed } from '../not-well-formed.ts'

/** A file that cannot be verified at all; the message is for whoever named it. */
export class NotReadable extends Error {
  constructor(file: string, why: string) {
    super(`Nothing was verified: ${file} cannot be read: ${why}`)
    this.name = 'NotReadable'
  }
}

const largest = 200_000_000

/** What the file says, by the parser of its format. Throws `NotReadable`. */
export async function read<Said>(file: string, parse: (source: string) => Said): Promise<Said> {
  const source = await readText(file)
  try {
    return parse(source)
  } catch (error) {
    if (error instanceof NotWellFormed) throw new NotReadable(file, `it is ${error.message}.`)
    throw error
  }
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file)
    if (size > largest) throw new NotReadable(file, 'it is larger than any file of this kind.')
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new NotReadable(file, `${String(error.code)}.`)
    throw error
  }
}
