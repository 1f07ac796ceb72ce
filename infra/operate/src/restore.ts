import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { processEnvironment, readDevelopmentConfig } from '@tym/config'
import { journalFileIn } from '@tym/dev'
import { systemClock } from '@tym/kernel'
import { z } from 'zod'
import { nextLogOrigin } from './backup/next-log-origin.ts'
import { readJournals } from './backup/read-journals.ts'
import { replayInPlace } from './backup/replay-in-place.ts'
import { restoreEmbedded } from './backup/restore-embedded.ts'

const usage = `usage: npm run restore -- FOLDER [--journal FILE]... [--known-size N]
       npm run restore -- --replay --former-origin ORIGIN --journal FILE... [--known-size N]
  FOLDER           a backup made by npm run backup; it replaces the platform's databases
  --replay         only does the journal again, in databases that your own tools have restored (DATABASE_URL, KEY_DATABASE_URL)
  --journal        a journal of deletions, withdrawals, removals, annulments and acts of officers, of each machine one; on one machine it is found
  --former-origin  LOG_ORIGIN until now
  --known-size     the largest size of the log that a witness has cosigned
`
const commandLine = z.object({
  positionals: z.array(z.string()).max(1),
  values: z.object({
    replay: z.boolean().default(false),
    journal: z.array(z.string()).optional(),
    'former-origin': z.string().optional(),
    'known-size': z.coerce.number().pipe(z.int().nonnegative()).optional(),
  }),
})

/** `npm run restore`. */
const root = fileURLToPath(new URL('../../../', import.meta.url))
try {
  const { positionals, values } = readCommandLine()
  const config = readDevelopmentConfig(processEnvironment(), root)
  const journalFiles = values.journal?.map((file) => path.resolve(root, file)) ?? [
    journalFileIn(config.dataDirectory),
  ]
  const knownSize = values['known-size']
  const [folder] = positionals
  const done =
    folder === undefined
      ? await replayElsewhere(values['former-origin'], { journalFiles, knownSize })
      : await restoreEmbedded(config, { folder: path.resolve(root, folder), journalFiles, knownSize })
  process.stdout.write(
    `Restored. Done again: ${done.deletions} deletions, ${done.withdrawals} withdrawals, ${done.annulments} annulments; ${done.removals} removals of facts and ${done.acts} acts of officers (deaths, their undoings, identity codes), which whatever starts first carries out before it serves; ${done.notRestored} deletions of files that the backup does not have; ${done.stillHeld.length} that the worker does first, since a hold keeps entries.\n`,
  )
  if (done.broken > 0)
    process.stdout.write(
      `${done.broken} lines of the journal are none. A crash leaves one, of what nobody was told is done; for any other look at a copy of the journal.\n`,
    )
  process.stdout.write(`The log goes on as ${done.origin}: that is LOG_ORIGIN from now on.\n`)

  async function replayElsewhere(
    former: string | undefined,
    given: { readonly journalFiles: readonly string[]; readonly knownSize: number | undefined },
  ) {
    const { databaseUrl: register, keyDatabaseUrl: keys } = config
    if (register === undefined || keys === undefined || former === undefined) return refuse()
    const clock = systemClock({ calendarDate: config.calendarDate })
    const origin = nextLogOrigin(former, clock.instant())
    const journal = await readJournals(given.journalFiles)
    const replayed = await replayInPlace({ register, keys }, journal, {
      instant: clock.instant(),
      calendar: clock.calendar(),
      origin,
      knownSize: given.knownSize,
    })
    return { ...replayed, origin, broken: journal.broken }
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function readCommandLine() {
  try {
    const options = {
      replay: { type: 'boolean' },
      journal: { type: 'string', multiple: true },
      'former-origin': { type: 'string' },
      'known-size': { type: 'string' },
    } as const
    const parsed = commandLine.parse(parseArgs({ options, allowPositionals: true }))
    if ((parsed.positionals.length === 1) !== parsed.values.replay) return parsed
  } catch {
    // An option that there is not, or a value that it cannot have.
  }
  return refuse()
}

function refuse(): never {
  process.stderr.write(usage)
  process.exit(2)
}
