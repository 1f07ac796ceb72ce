import { parseArgs } from 'node:util'
import { z } from 'zod'
import { parseLogExtract } from '../log-extract.ts'
import { parseNote } from '../note.ts'
import { parsePolicy } from '../policy.ts'
import { type Earlier, verifyExtract } from '../verify-extract.ts'
import { NotReadable, read } from './read.ts'
import { reportOf } from './report.ts'

const usage = `usage: npm run --silent verify-audit -- extract FILE --policy POLICY [--earlier FILE]
  FILE       the extract of the log, as the platform gave it
  POLICY     whose log, and which witnesses, you believe
  --earlier  an extract or a checkpoint that you kept: is the log of today its continuation?
exit code: 0 valid, 1 not valid, 2 not readable
`

const commandLine = z.object({
  positionals: z.tuple([z.literal('extract'), z.string()]),
  values: z.object({ policy: z.string(), earlier: z.string().optional() }),
})

/** What the command says, and how it ends. */
interface Outcome {
  /** For standard output. */
  readonly output: string
  /** For standard error. */
  readonly problem: string
  /** 0: valid. 1: not valid. 2: there was nothing that could be verified. */
  readonly exitCode: 0 | 1 | 2
}

/** `verify-audit` with these arguments: reads the files that they name and nothing else, and asks nobody. */
export async function verifyAudit(args: readonly string[]): Promise<Outcome> {
  const asked = readCommandLine(args)
  if (asked === undefined) return { output: '', problem: usage, exitCode: 2 }
  const { policy: policyFile, earlier: earlierFile } = asked.values
  try {
    const policy = await read(policyFile, parsePolicy)
    const extract = await read(asked.positionals[1], parseLogExtract)
    const earlier = earlierFile === undefined ? undefined : await read(earlierFile, parseEarlier)
    const verdict = verifyExtract(extract, policy, earlier === undefined ? {} : { earlier })
    const output = reportOf(verdict, policy, { compared: earlier !== undefined })
    return { output, problem: '', exitCode: verdict.valid ? 0 : 1 }
  } catch (error) {
    if (error instanceof NotReadable) return { output: '', problem: `${error.message}\n`, exitCode: 2 }
    throw error
  }
}

function readCommandLine(args: readonly string[]): z.infer<typeof commandLine> | undefined {
  try {
    const options = { policy: { type: 'string' }, earlier: { type: 'string' } } as const
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true })
    return commandLine.safeParse(parsed).data
  } catch (error) {
    // An option that there is not, or without its value.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** An extract is a JSON object; a note never begins with a brace in our formats. */
function parseEarlier(source: string): Earlier {
  if (source.trimStart().startsWith('{')) return parseLogExtract(source)
  parseNote(source)
  return source
}
