import type { NoteKey } from '@tym/audit-proof'
import { findSurnameMarks } from '@tym/customer-data/public'
import { type Database, openDatabase } from '@tym/database'
import { newId, newLineId } from '@tym/kernel'
import { openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { notify } from '@tym/notifications/public'
import { findAgency } from '@tym/organisations/public'
import { carryOut, type JobCounts, type JobOutside } from '@tym/outbox'
import { jobs as oversight } from '@tym/oversight/jobs'
import { jobs as ownLog } from '@tym/own-log/jobs'
import { listHolderNames, listWhoMay } from '@tym/usage-rights/public'
import { findKekFile } from '../disclosures/find-kek-file.ts'
import type { Holder } from '../network/holder.ts'
import type { OpenedCustomership } from '../network/open-customership.ts'
import { sealAll } from '../network/seal-all.ts'
import { testLogKey } from '../network/test-log-key.ts'
import { createNetwork, type Network } from '../network.ts'

/** An act as it stands in the log. */
export interface Act {
  readonly by: Holder
  /** Minutes from the world's present; earlier ones are negative. */
  readonly at: number
  readonly customership: string
  readonly event?: string
  readonly outOfTeam?: boolean
  readonly outcome?: 'allowed' | 'denied'
}

export interface OversightWorld {
  readonly network: Network
  readonly file: OpenedCustomership
  /** Writes acts into the log as the service would have at those times; answers their lines in this order. */
  log(acts: readonly Act[]): Promise<string[]>
  /** Runs a recurring job as the worker does, and whatever it plans; answers what the attempts ended with. */
  run(kind: string): Promise<string[]>
  /**
   * Runs a job as two workers do that both look before either keeps what it found; answers the counts of
   * both.
   */
  runTwice(kind: string): Promise<JobCounts[]>
  /** Carries out what is due; answers what the attempts ended with. */
  runDue(): Promise<string[]>
  /** Seals the log under a signed head. */
  seal(): Promise<void>
  /** The key under which heads and statements are signed here. */
  readonly logKey: NoteKey
  /** The register as the worker sees it. */
  readonly worker: Database
  close(): Promise<void>
}

/** The service over HTTP and the jobs of oversight, carried out under the worker's own roles. */
export async function openOversightWorld(): Promise<OversightWorld> {
  const network = await createNetwork()
  const file = await network.openCustomership()
  const keyEncryption = readKeyEncryptionFile(await findKekFile(network, file.id))
  const keys = openKeyVault({ url: network.urls.keysWorker, keyEncryption, max: 2 })
  const ownKeys = openKeyVault({ url: network.urls.keysEraser, keyEncryption, max: 1 })
  const worker = openDatabase({ url: network.urls.worker, max: 3, applicationName: 'test-worker' })
  const { key: logKey, sign } = testLogKey()
  const lent = {
    notify,
    listWhoMay,
    listHolderNames,
    findSurnameMarks,
    keys,
    ownKeys,
    findAgency,
    signerOf: () => ({ signNote: (_kind: 'lines', text: string) => sign(text) }),
  }
  const definitions = new Map(
    [...oversight(lent), ...ownLog(lent)].map((definition) => [definition.kind, definition]),
  )
  const { sql, clock } = network
  const takeDue = async (): Promise<string | undefined> => {
    const [row] = await sql<
      { id: string }[]
    >`update outbox.job set relayed_at = ${clock.instant()} where id = (
        select id from outbox.job where kind in ${sql([...definitions.keys()])} and relayed_at is null
          and done_at is null and dead_at is null and run_at <= ${clock.instant()} order by run_at, id limit 1)
      returning id`
    return row?.id
  }
  const runDue = async (): Promise<string[]> => {
    const ended: string[] = []
    for (let due = await takeDue(); due !== undefined; due = await takeDue()) {
      await carryOut({ database: worker, clock, definitions, onEvent: () => undefined }, due)
      const [row] =
        await sql`select done_at is not null as done, last_result from outbox.job where id = ${due}`
      ended.push(row?.['done'] === true ? 'done' : String(row?.['last_result']))
    }
    return ended
  }
  return {
    network,
    file,
    log: async (acts) => {
      const lines: string[] = []
      for (const {
        by,
        at,
        customership,
        event = 'category.read',
        outOfTeam = false,
        outcome = 'allowed',
      } of acts) {
        const when = new Date(clock.instant().getTime() + at * 60_000)
        const line = newLineId(when)
        const { employer, authority } = by.grant
        const problem = outcome === 'denied' ? 'not-found' : null
        await sql`insert into audit.entry (line, at, event, outcome, problem, person, usage_right, employer, authority, role,
            policy_version, out_of_team)
          values (${line}, ${when}, ${event}, ${outcome}, ${problem}, ${by.person},
            ${by.usageRight}, ${employer}, ${authority}, ${by.role}, 'test', ${outOfTeam})`
        await sql`insert into audit.detail (line, customership) values (${line}, ${customership})`
        lines.push(line)
      }
      return lines
    },
    run: async (kind) => {
      const now = clock.instant()
      await sql`insert into outbox.job (id, kind, planned_at, run_at) values (${newId()}, ${kind}, ${now}, ${now})`
      return runDue()
    },
    runTwice: async (kind) => {
      const definition = definitions.get(kind)
      if (definition === undefined) throw new Error(`there is no job ${kind}`)
      const moment = { instant: clock.instant(), calendar: clock.calendar(), plan: async () => undefined }
      const context = {
        instant: clock.instant(),
        calendar: clock.calendar(),
        scope: { kind: 'job' as const, job: kind },
      }
      const outside: JobOutside = {
        ...moment,
        readOnce: (read) => worker.read(context, read),
        readLong: (read) => worker.read(context, read, 60_000),
        commitFirst: (write) => worker.write(context, write),
      }
      const settles = [await definition.begin({}, outside), await definition.begin({}, outside)]
      const counts: JobCounts[] = []
      for (const settle of settles) counts.push(await worker.write(context, (tx) => settle(tx, moment)))
      return counts
    },
    runDue,
    seal: () =>
      sealAll(network, worker, async () => ({ keyName: logKey.name, sign: (_kind, text) => sign(text) })),
    logKey,
    worker,
    close: async () => {
      await Promise.all([worker.close(), keys.close(), ownKeys.close()])
      await network.close()
    },
  }
}
