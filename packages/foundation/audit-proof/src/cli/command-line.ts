import { parseArgs } from 'node:util'
import { z } from 'zod'

export const usage = `usage: npm run --silent verify-audit -- extract FILE --policy POLICY [--earlier FILE [--recoveries FILE]]
       npm run --silent verify-audit -- certificate FILE --policy POLICY
  extract      FILE is an extract of the log, as the platform gave it
  certificate  FILE is a certificate of a deletion or of the removal of a fact, the signed note
  --policy     whose log, and which witnesses, you believe
  --earlier    an extract or a checkpoint that you kept: is the log of today its continuation?
  --recoveries what the agency has stated of restores since: the answer of /log/recoveries
exit code: 0 valid, 1 not valid, 2 not readable
`

const commandLine = z.union([
  z
    .strictObject({
      positionals: z.tuple([z.literal('extract'), z.string()]),
      values: z.strictObject({
        policy: z.string(),
        earlier: z.string().optional(),
        recoveries: z.string().optional(),
      }),
    })
    .transform(({ positionals: [command, file], values }) => ({ command, file, ...values })),
  z
    .strictObject({
      positionals: z.tuple([z.literal('certificate'), z.string()]),
      values: z.strictObject({ policy: z.string() }),
    })
    .transform(({ positionals: [command, file], values }) => ({ command, file, ...values })),
])

/** What was asked for, undefined when it is nothing that there is. */
export function readCommandLine(args: readonly string[]): z.infer<typeof commandLine> | undefined {
  try {
    const options = {
      policy: { type: 'string' },
      earlier: { type: 'string' },
      recoveries: { type: 'string' },
    } as const
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    return commandLine.safeParse({ positionals, values: { ...values } }).data
  } catch (error) {
    // An option that there is not, or without its value.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
