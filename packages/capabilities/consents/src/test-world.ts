import { type Database, openDatabase } from '@tym/database'
import { addDays } from '@tym/kernel'
import type { JobDefinition } from '@tym/outbox'
import { outsideParties } from '@tym/personas'
import { type SignableDocument, signDocument } from '@tym/signing'
import {
  type Answer,
  type Client,
  createNetwork,
  enterParty,
  expectDone,
  type Holder,
  keyOf,
  type Network,
  type OpenedCustomership,
} from '@tym/testing'
import postgres from 'postgres'
import { z } from 'zod'
import { jobs } from './jobs.ts'
import type { SignerOf } from './sign-consent-receipt.ts'

export const [provider, , institution] = outsideParties
export const written = z.strictObject({ id: z.string(), version: z.int() })
export const shownText = z.object({ text: z.string(), hash: z.string() })
export const consentAnswer = z.looseObject({
  id: z.string(),
  version: z.int(),
  state: z.string(),
  fields: z.array(z.string()),
  answers: z.array(
    z.looseObject({
      number: z.int(),
      receipt: z.record(z.string(), z.unknown()),
      receiptHash: z.string(),
      receiptSignature: z.string().nullable(),
    }),
  ),
})

/** The terms of a consent as they are asked for. */
type Asked = { readonly party: object; readonly direction: string; readonly purpose: object }

/** One file with a team, the parties of the cast, and the steps of a consent over HTTP. */
export interface ConsentWorld {
  readonly network: Network
  /** The register as the worker's role sees it. */
  readonly worker: Database
  /** The database as the service's own role. */
  readonly app: postgres.Sql
  readonly file: OpenedCustomership
  readonly officer: Holder
  readonly nurse: Holder
  today(): ReturnType<Network['clock']['calendar']>
  /** The terms of a consent, with some of them changed. */
  asked(change?: object): Asked
  preview(change?: object, language?: string, by?: Client): Promise<Answer>
  /** A purpose that no consent of this file has. */
  newPurpose(): object
  /** Shows the customer the text and records their answer; for a purpose of its own unless told otherwise. */
  record(change?: object, answer?: object, by?: Client): Promise<Answer>
  recorded(change?: object, answer?: object, by?: Client): Promise<z.infer<typeof written>>
  readAs(client: Client, id: string): Promise<z.infer<typeof consentAnswer>>
  consentCount(): Promise<number>
  /** Carries out one job as a worker does: what lies outside the transaction, then the transaction. */
  carryOut(kind: string, payload: object, signerOf?: SignerOf): Promise<unknown>
  /** The signer of Porvoo, with Porvoo's own registered document key. */
  readonly signing: () => ReturnType<SignerOf>
  close(): Promise<void>
}

export async function openConsentWorld(): Promise<ConsentWorld> {
  const network = await createNetwork()
  const worker = openDatabase({ url: network.urls.worker, max: 2, applicationName: 'test-worker' })
  const app = postgres(network.urls.app, { max: 2 })
  const nurse = await network.holder('county-nurse')
  const officer = await network.holder('porvoo-specialist')
  const file = await network.openCustomership({ team: [officer, nurse] })
  for (const party of outsideParties) await enterParty(network, party)
  const { clock } = network
  const today = () => clock.calendar()
  const asked: ConsentWorld['asked'] = (change = {}) => ({
    party: { id: provider?.id },
    direction: 'disclose',
    fields: ['7.05'],
    purpose: { text: 'Valmennuksen suunnittelu.', service: 'työhönvalmennus' },
    validFrom: today(),
    validUntil: addDays(today(), 90),
    ...change,
  })
  const preview: ConsentWorld['preview'] = (change = {}, language = 'fi', by = officer) =>
    by.fetch('POST', `${file.path}/consents/preview`, { body: { ...asked(change), language } })
  let purposes = 0
  const newPurpose = () => {
    purposes += 1
    return { text: `Valmennuksen suunnittelu, jakso ${purposes}.`, service: 'työhönvalmennus' }
  }
  const record: ConsentWorld['record'] = async (change = {}, answer = {}, by = officer) => {
    const terms = { purpose: newPurpose(), ...change }
    const previewed = shownText.parse(expectDone(await preview(terms, 'fi', by), 'preview'))
    return by.fetch('POST', `${file.path}/consents`, {
      body: {
        ...asked(terms),
        outcome: 'given',
        form: 'written',
        givenOn: today(),
        shown: { language: 'fi', hash: previewed.hash },
        ...answer,
      },
    })
  }
  const signing = () => ({
    signDocument: (document: SignableDocument) => {
      const { sign, issuer } = keyOf(network.keys, 'porvoo', 'document')
      return signDocument(sign, { document, issuer, id: 'receipt-0001', clock })
    },
  })
  return {
    network,
    worker,
    app,
    file,
    officer,
    nurse,
    today,
    asked,
    preview,
    newPurpose,
    record,
    signing,
    recorded: async (...args) => written.parse(expectDone(await record(...args), 'record')),
    readAs: async (client, id) =>
      consentAnswer.parse(expectDone(await client.fetch('GET', `${file.path}/consents/${id}`), 'read')),
    consentCount: async () =>
      Number((await network.sql`select count(*) from consents.consent`)[0]?.['count']),
    async carryOut(kind, payload, signerOf = signing) {
      const job = jobs({ signerOf }).find((each: JobDefinition) => each.kind === kind)
      if (job === undefined) throw new Error(`there is no job ${kind}`)
      const moment = { instant: clock.instant(), calendar: clock.calendar(), plan: async () => undefined }
      const { instant, calendar } = moment
      const context = { instant, calendar, scope: { kind: 'job' as const, job: kind } }
      const settle = await job.begin(payload, {
        ...moment,
        readOnce: (read) => worker.read(context, read),
        readLong: (read) => worker.read(context, read),
        commitFirst: (write) => worker.write(context, write),
      })
      return worker.write(context, (tx) => settle(tx, moment))
    },
    async close() {
      await worker.close()
      await app.end()
      await network.close()
    },
  }
}
