import type { ReadTx, WriteTx } from '@tym/database'
import { append } from '@tym/employment'
import { addDays, type CustomershipId, customershipId, type Language, newId, plainDate } from '@tym/kernel'
import type { CustomershipKeys, KeyVault } from '@tym/key-vault'
import { defineJob, type JobCounts, type JobDefinition, type JobMoment, plan } from '@tym/outbox'
import { customerNews, newsBody, newsSteps, newsTitle } from '@tym/register'
import { z } from 'zod'
import { planNotice } from './tell-officers.ts'

/**
 * News of a file, and the answer to a question. The asker of an annulled file is told of an answer and of
 * nothing else.
 */
const kinds = { ofFile: 'tell-customer', ofAnswer: 'tell-asker' } as const
const kindOf = (news: Told['news']) => (news === 'questionAnswered' ? kinds.ofAnswer : kinds.ofFile)
const payload = z.strictObject({
  customership: customershipId,
  news: customerNews,
  /** The message's own id, the same however often it is sent. */
  message: z.uuid(),
  /** The last day on which it is sent again. */
  until: plainDate,
})
type Told = z.infer<typeof payload>

/** The way to a customer, as the worker hands it in. */
export interface CustomerNeeds {
  readonly keys: Pick<KeyVault, 'find'>
  /**
   * To whom a file's messages go: 'deceased' when nobody writes to the person any more, undefined when the
   * file knows no identity code.
   */
  readonly findAddress: (
    tx: ReadTx,
    keys: CustomershipKeys,
  ) => Promise<
    { readonly nationalId: string; readonly languages: readonly Language[] } | 'deceased' | undefined
  >
  readonly messages: {
    send(message: {
      readonly id: string
      readonly recipient: string
      readonly contents: readonly {
        readonly language: Language
        readonly title: string
        readonly body: string
      }[]
    }): Promise<'sent' | 'refused' | 'again'>
  }
  /** Where a customer signs in to read their own data. */
  readonly ownDataUrl: string
}

/**
 * Promises that the customer is told that there is news, in the transaction that makes it. Once for each
 * `once`.
 */
export async function planCustomerNews(
  tx: WriteTx,
  { customership, news, once }: Pick<Told, 'customership' | 'news'> & { readonly once: string },
): Promise<void> {
  const until = addDays(tx.context.calendar, newsSteps.days)
  await plan(tx, {
    kind: kindOf(news),
    payload: { customership, news, message: newId(), until } satisfies Told,
    onceKey: `${kindOf(news)}:${customership}:${news}:${once}`,
  })
}

type Result = 'sent' | 'refused' | 'again' | 'nobody'

/**
 * Tells the customer that there is something new, and nothing of what; where it cannot be sent, the officers
 * are told. A crash between sending and the commit sends it again under the same id.
 */
export const tellCustomerJobs = (needs: CustomerNeeds): readonly JobDefinition[] =>
  Object.values(kinds).map((kind) => tellCustomer(kind, needs))

function tellCustomer(kind: (typeof kinds)[keyof typeof kinds], needs: CustomerNeeds): JobDefinition {
  const { keys, findAddress, messages, ownDataUrl } = needs
  return defineJob({
    kind,
    payload,
    perform: async ({ customership, message }, { readOnce }): Promise<Result> => {
      const found = await keys.find(customership)
      // Nobody writes of a file that is gone, nor to the deceased.
      if (found === undefined) return 'nobody'
      const address = await readOnce((tx) => findAddress(tx, found))
      if (address === 'deceased') return 'nobody'
      if (address === undefined) return 'refused'
      const { nationalId: recipient, languages } = address
      const body = newsBody(ownDataUrl)
      const contents = languages.map((language) => ({
        language,
        title: newsTitle[language],
        body: body[language],
      }))
      return messages.send({ id: message, recipient, contents })
    },
    settle: (tx, told, result, moment) => settle(tx, told, result, { ...moment, keys }),
    givenUp: async (tx, told) => {
      await fail(tx, told)
    },
  })
}

async function settle(
  tx: WriteTx,
  told: Told,
  result: Result,
  { instant, calendar, plan: promise, keys }: JobMoment & Pick<CustomerNeeds, 'keys'>,
): Promise<JobCounts> {
  switch (result) {
    case 'nobody':
      return { sent: 0 }
    case 'sent':
      await log(tx, told.customership, told.message, keys)
      return { sent: 1 }
    case 'again': {
      if (calendar >= told.until) return fail(tx, told)
      const runAt = new Date(instant.getTime() + newsSteps.againAfterMinutes * 60_000)
      const onceKey = `${kindOf(told.news)}:${told.message}:${runAt.toISOString()}`
      await promise({ kind: kindOf(told.news), payload: told, onceKey, runAt })
      return { again: 1 }
    }
    case 'refused':
      return fail(tx, told)
  }
  return result satisfies never
}

/** The identity code was read from the file and given to the messages service: the customer's log says so. */
async function log(
  tx: WriteTx,
  customership: CustomershipId,
  message: string,
  keys: CustomerNeeds['keys'],
): Promise<void> {
  const facts = { event: 'customer.told', ground: 'tym-15', customership, resources: [message] } as const
  await append(tx, undefined, { ...facts, categories: [1], fields: ['1.01', '1.11'] }, async (file, line) =>
    (await keys.find(file))?.subjectOf(line),
  )
}

async function fail(tx: WriteTx, { customership, message }: Told): Promise<{ readonly failed: number }> {
  await planNotice(tx, { notice: 'customerNotReached', customership, once: message })
  return { failed: 1 }
}
