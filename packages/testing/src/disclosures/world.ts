import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { jobs as customerDataJobs } from '@tym/customer-data/jobs'
import { findMessageAddress } from '@tym/customer-data/public'
import { customerJobs, jobs as customershipJobs, keyJobs } from '@tym/customerships/jobs'
import { listTeam } from '@tym/customerships/public'
import { type Database, openDatabase } from '@tym/database'
import { createPosts, jobs } from '@tym/disclosures/jobs'
import { openJournal } from '@tym/journal'
import { newId, type OrganisationId, systemClock } from '@tym/kernel'
import { type KeyVault, openKeyVault, readKeyEncryptionFile } from '@tym/key-vault'
import { notify } from '@tym/notifications/public'
import { findAgency } from '@tym/organisations/public'
import { carryOut, type JobDefinition } from '@tym/outbox'
import { agencyNoteName, organisations, signerIssuer } from '@tym/personas'
import type { FieldId } from '@tym/register'
import { httpMessages, type MessagePort, jobs as retentionJobs } from '@tym/retention/jobs'
import { listFilesToDelete } from '@tym/retention/public'
import { type RemoteSigner, remoteSigner } from '@tym/signing'
import { listWhoMay } from '@tym/usage-rights/public'
import { inject } from 'vitest'
import { z } from 'zod'
import type { Holder } from '../network/holder.ts'
import { sealAll } from '../network/seal-all.ts'
import { createNetwork, type Network } from '../network.ts'
import { startTestSigners, type TestSigners } from '../test-signers.ts'
import { findKekFile } from './find-kek-file.ts'
import { openDoor, type RecipientDoor } from './recipient-door.ts'
import { registerRecipient } from './register-recipient.ts'
import { type RunningRecipient, startRecipient } from './start-recipient.ts'

/** The case team of these tests: who discloses, who stores health data, and who stores nothing. */
export interface DisclosingTeam {
  readonly officer: Holder
  readonly nurse: Holder
  readonly kela: Holder
}

export interface DisclosureWorld {
  readonly network: Network
  readonly signers: TestSigners
  readonly recipient: RunningRecipient
  readonly door: RecipientDoor
  readonly team: DisclosingTeam
  readonly kekFile: string
  /** What a worker carries out here, and its connections. */
  readonly jobs: readonly JobDefinition[]
  readonly workerDatabase: Database
  /** Keys of customerships, as the worker finds them. */
  readonly keys: Pick<KeyVault, 'find'>
  /** Keys of what outlives its file, as the process that deletes makes and destroys them. */
  readonly ownKeys: Pick<KeyVault, 'find' | 'create' | 'destroy'>
  /** Whether the messages service can be reached, and what it has taken. */
  readonly messages: TestMessages
  /**
   * Carries out what is due, one after another, as a worker does; answers the kind of job of each attempt.
   */
  runDue(): Promise<readonly string[]>
  /** Lets time pass, and carries out what has become due. */
  wait(time: { readonly seconds: number }): Promise<readonly string[]>
  /** Makes every line of the log a leaf of its tree. */
  seal(): Promise<void>
  /** Does this whenever a signer is asked: when a delivery has been looked at and has not left. */
  whenSigning(work: () => Promise<unknown>): void
  /** Plans a recurring job, as the schedule would, and carries out what is due. */
  runScheduled(kind: string): Promise<readonly string[]>
  close(): Promise<void>
}

interface WorldOptions {
  readonly instant?: Date
  readonly alsoAllowed?: readonly FieldId[]
  /** Whether customers are told that there is something new. */
  readonly tellsCustomers?: boolean
}
/** Ends what was started, the last first. */
type Endings = (() => unknown)[]

/**
 * The service, the signers of the cast and the sample recipient, each over real HTTP, with the jobs of the
 * worker carried out here and a door that counts between the platform and the recipient. When one of them
 * does not start, none is left running.
 */
export async function openDisclosureWorld(options: WorldOptions = {}): Promise<DisclosureWorld> {
  const endings: Endings = []
  const close = async (): Promise<void> => {
    for (let end = endings.pop(); end !== undefined; end = endings.pop()) await end()
  }
  try {
    return { ...(await openParts(options, endings)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openParts(
  { instant, alsoAllowed = [], tellsCustomers = false }: WorldOptions,
  endings: Endings,
): Promise<Omit<DisclosureWorld, 'close'>> {
  const keep = async <T>(starting: Promise<T>, end: (part: T) => unknown): Promise<T> => {
    const part = await starting
    endings.push(() => end(part))
    return part
  }
  const both = [
    keep(createNetwork(instant === undefined ? {} : { instant }), (part) => part.close()),
    keep(startTestSigners(), (part) => part.stop()),
  ] as const
  await Promise.allSettled(both)
  const [network, signers] = await Promise.all(both)
  const folder = mkdtempSync(path.join(inject('testServer').folder, 'recipient-'))
  endings.push(() => rmSync(folder, { recursive: true }))
  const recipient = await keep(startRecipient(folder, signers.signerOrigin), (part) => part.stop())
  const door = await keep(openDoor(recipient), (part) => part.close())
  await registerRecipient(network.sql, recipient, {
    address: door.address,
    instant: network.clock.instant(),
    alsoAllowed,
  })
  const [officer, nurse, kela] = await Promise.all([
    network.holder('porvoo-specialist'),
    network.holder('county-nurse'),
    network.holder('kela-specialist'),
  ])
  const { id } = await network.openCustomership({ team: [officer, nurse, kela] })
  const kekFile = await findKekFile(network, id)
  const keyEncryption = readKeyEncryptionFile(kekFile)
  const keys: KeyVault = openKeyVault({ url: network.urls.keysWorker, keyEncryption, max: 2 })
  const worker = openDatabase({ url: network.urls.worker, max: 4, applicationName: 'test-worker' })
  endings.push(() => Promise.all([worker.close(), keys.close()]))
  let beforeSigning: () => Promise<unknown> = async () => undefined
  const remote = signersOf(signers)
  const signerOf = (organisation: OrganisationId): Pick<RemoteSigner, 'signDocument' | 'signNote'> => ({
    signNote: (kind, text) => remote(organisation).signNote(kind, text),
    signDocument: async (document) => {
      await beforeSigning()
      return remote(organisation).signDocument(document)
    },
  })
  const ownKeys = openKeyVault({ url: network.urls.keysEraser, keyEncryption, max: 1 })
  endings.push(() => ownKeys.close())
  const messages = switchable(signers)
  const journal = await openJournal(network.journalFile, network.clock)
  endings.push(() => journal.close())
  const aboutDeletion = {
    notify,
    listWhoMay,
    listTeam,
    findAddress: findMessageAddress,
    keys,
    ownKeys,
    messages: messages.port,
    ownDataUrl: network.origin,
    journal,
  }
  const posts = createPosts({ toThisMachine: true, now: () => network.clock.instant() })
  const all = [
    ...jobs({
      signerOf,
      posts,
      keys,
      filesToDelete: listFilesToDelete,
      findAgency,
      agencyName: agencyNoteName,
    }),
    ...retentionJobs(aboutDeletion),
    ...customershipJobs,
    ...keyJobs({ keys }),
    ...customerDataJobs({ keys }),
    ...(tellsCustomers ? customerJobs(aboutDeletion) : []),
  ]
  const definitions = new Map(all.map((definition) => [definition.kind, definition]))
  const { clock, sql } = network

  /** Hands the oldest due job over, as the relay does. */
  const takeDue = async (): Promise<{ readonly id: string; readonly kind: string } | undefined> => {
    const [row] = await sql<
      { id: string; kind: string }[]
    >`update outbox.job set relayed_at = ${clock.instant()} where id = (
      select id from outbox.job where kind in ${sql([...definitions.keys()])} and relayed_at is null
        and done_at is null and dead_at is null and run_at <= ${clock.instant()} order by run_at, id limit 1
      for update skip locked)
      returning id, kind`
    return row
  }
  const runDue = async (): Promise<readonly string[]> => {
    const attempts: string[] = []
    for (let due = await takeDue(); due !== undefined; due = await takeDue()) {
      attempts.push(due.kind)
      await carryOut({ database: worker, clock, definitions, onEvent: () => undefined }, due.id)
    }
    return attempts
  }
  return {
    network,
    signers,
    recipient,
    door,
    kekFile,
    keys,
    ownKeys,
    messages,
    runDue,
    jobs: all,
    workerDatabase: worker,
    team: { officer, nurse, kela },
    wait: (time) => {
      clock.pass(time)
      return runDue()
    },
    whenSigning: (work) => {
      beforeSigning = work
    },
    seal: () => sealAll(network, worker),
    runScheduled: async (kind) => {
      const now = clock.instant()
      await sql`insert into outbox.job (id, kind, planned_at, run_at) values (${newId()}, ${kind}, ${now}, ${now})`
      return runDue()
    },
  }
}

const inbox = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      recipient: z.object({ nationalId: z.string() }),
      contents: z.array(z.object({ language: z.string(), title: z.string(), body: z.string() })),
    }),
  ),
})
export interface TestMessages {
  readonly port: MessagePort
  /** Cuts the way to the service, lets it refuse, or mends it. */
  cut(isCut: boolean | 'refuses'): void
  /** What has arrived for a person, newest first. */
  listFor(nationalId: string): Promise<z.infer<typeof inbox>['messages']>
}

/** The development inbox over HTTP, as the worker writes to it, with a wire that can be cut. */
function switchable({ identityOrigin, clientKeys }: TestSigners): TestMessages {
  const key = clientKeys['tym-worker']
  if (key === undefined) throw new Error('the cast has no worker')
  const over = (address: string) =>
    httpMessages({ address, clientId: 'tym-worker', key, clock: systemClock() })
  const there = over(identityOrigin)
  // Where no such service is, the answer is a refusal.
  const ways = { refuses: over(`${identityOrigin}/nowhere`), true: over('http://127.0.0.1:9'), false: there }
  let way = there
  return {
    port: { send: (message) => way.send(message) },
    cut: (now) => {
      way = ways[`${now}`]
    },
    listFor: async (nationalId) => {
      const answer = await fetch(`${identityOrigin}/inbox`, { headers: { accept: 'application/json' } })
      const { messages } = inbox.parse(await answer.json())
      return messages.filter(({ recipient }) => recipient.nationalId === nationalId)
    },
  }
}

/** Each organisation's own signer, asked as the worker asks it. */
function signersOf({ signerOrigin, clientKeys }: TestSigners): (of: OrganisationId) => RemoteSigner {
  const key = clientKeys['tym-worker']
  if (key === undefined) throw new Error('the cast has no worker')
  const found = new Map<OrganisationId, RemoteSigner>()
  for (const { id, slug } of Object.values(organisations)) {
    const baseUrl = signerIssuer(signerOrigin, slug)
    found.set(id, remoteSigner({ baseUrl, clientId: 'tym-worker', key, clock: systemClock() }))
  }
  return (organisation) => {
    const signer = found.get(organisation)
    if (signer === undefined) throw new Error('the cast has no such organisation')
    return signer
  }
}
