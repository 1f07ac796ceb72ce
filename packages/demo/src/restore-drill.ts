import { parseCheckpoint, parseNote, parseRecoveryStatement } from '@tym/audit-proof'
import type { PlainDate } from '@tym/kernel'
import { z } from 'zod'
import { codeOf, type Origins, signIn } from './actor.ts'
import { listCertificates } from './deleted.ts'
import type { Narrator } from './narrator.ts'
import type { TimeMachine } from './time-machine.ts'
import { until } from './until.ts'

const recoveries = z.object({ items: z.array(z.string()) })

/**
 * The disk is lost, the backup is from the night before the deletion: what it brings back is deleted before
 * anybody is served.
 */
export async function drillRestore(
  { customership }: { readonly customership: string },
  today: PlainDate,
  { machine, narrator }: { readonly machine: TimeMachine; readonly narrator: Narrator },
): Promise<void> {
  narrator.chapter('The disk is lost: a restore from the backup, in which the deleted file still is')
  const replayed = await machine.restore(today)
  narrator.promise(
    'the journal says what was deleted since, and it is deleted again',
    replayed.deletions === 1,
    replayed,
  )
  await machine.on(today, async (origins) => {
    const [specialist, operator] = await Promise.all([
      signIn('porvoo-specialist', origins),
      signIn('keha-operator', origins),
    ])
    const gone = await specialist.get(`/v1/customerships/${customership}`)
    narrator.promise('nobody finds the file', codeOf(gone) === 'not-found', gone.body)
    const [keys] = await machine.keysOf(customership)
    narrator.promise(
      'its key is not there: what is left of it in any backup opens no more',
      keys === undefined,
    )
    const certified = await until(
      () => listCertificates(operator, 'rule-months'),
      (found) => found.length > 0,
    )
    narrator.promise('it is looked for in every store and certified again', certified.length === 1, certified)
    await tellOfLog(origins, replayed.origin, narrator)
  })
}

/** The log goes on under a name of its own, and says so in public. */
async function tellOfLog({ customerDataOrigin }: Origins, origin: string, narrator: Narrator): Promise<void> {
  const read = async () =>
    recoveries.parse(await (await fetch(`${customerDataOrigin}/log/recoveries`)).json()).items
  const [statement] = await until(read, (items) => items.length > 0)
  const said = statement === undefined ? undefined : parseRecoveryStatement(parseNote(statement).text)
  const head = await until(
    async () =>
      parseCheckpoint(parseNote(await (await fetch(`${customerDataOrigin}/log/checkpoint`)).text()).text),
    (checkpoint) => checkpoint.origin === origin,
  )
  narrator.promise(
    'the log goes on under another name, and a signed statement says from where',
    said?.origin === origin && head.origin === origin && head.size >= said.former.size,
    { said, head },
  )
  narrator.tell(
    `${said?.former.origin} was left at ${said?.former.size} lines; ${origin} goes on from there.`,
  )
}
