import { jobs } from '@tym/customerships/jobs'
import type { Database } from '@tym/database'
import { z } from 'zod'
import type { Network } from '../network.ts'
import type { Holder } from './holder.ts'

const kind = 'tell-officers'
const inbox = z.object({
  notifications: z.array(z.object({ kind: z.string(), customership: z.string().nullable() })),
})

/** Carries out every promise to tell officers that has not been kept yet, as the worker does. */
export async function tellOfficers({ sql, clock }: Network, worker: Database): Promise<void> {
  const job = jobs.find((each) => each.kind === kind)
  if (job === undefined) throw new Error(`there is no job ${kind}`)
  const moment = { instant: clock.instant(), calendar: clock.calendar(), plan: async () => undefined }
  const context = { ...moment, scope: { kind: 'job' as const, job: kind } }
  const outside = {
    ...moment,
    readOnce: neverAsked,
    readLong: neverAsked,
    commitFirst: neverAsked,
  }
  for (const { payload } of await sql`delete from outbox.job where kind = ${kind} returning payload`) {
    const settle = await job.begin(payload, outside)
    await worker.write(context, (tx) => settle(tx, moment))
  }
}

function neverAsked(): Promise<never> {
  throw new Error('telling officers does nothing outside its transaction')
}

/** The kinds of notice that an officer is shown about a file, the newest first. */
export async function noticesOf(officer: Holder, customership: string): Promise<string[]> {
  const answer = await officer.fetch('GET', '/v1/notifications?limit=100')
  const { notifications } = inbox.parse(answer.json)
  return notifications.filter((notice) => notice.customership === customership).map((notice) => notice.kind)
}
