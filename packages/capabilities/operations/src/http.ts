import { type Endpoint, noBody, readEndpoint, writeEndpoint } from '@tym/employment'
import { Problem, sentInstant } from '@tym/kernel'
import { listDeadJobs, listSchedules, retryDeadJob, tallyJobs } from '@tym/outbox'
import type { GroundId } from '@tym/register'
import { z } from 'zod'
import { listLogAlarmsEndpoint } from './list-log-alarms.ts'

const shownDeadJobs = 100

/** Kinds, ids of jobs, codes, times and counts: nothing of what a job is about. */
const overview = z.strictObject({
  schedules: z.array(
    z.strictObject({
      name: z.string(),
      everySeconds: z.number().int(),
      lastStartedAt: sentInstant.nullable(),
      lastFinishedAt: sentInstant.nullable(),
      lastOutcome: z.string().nullable(),
      lastCounts: z.record(z.string(), z.number()).nullable(),
      lastDoneAt: sentInstant.nullable(),
      overdue: z.boolean(),
    }),
  ),
  jobs: z.array(
    z.strictObject({
      kind: z.string(),
      waiting: z.number().int(),
      done: z.number().int(),
      dead: z.number().int(),
      oldestWaiting: sentInstant.nullable(),
    }),
  ),
  deadJobs: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.string(),
      attempts: z.number().int(),
      deadAt: sentInstant.nullable(),
      lastResult: z.string().nullable(),
    }),
  ),
})

// The agency answers for the operation and security of the service.
const ground: GroundId = 'tym-13'

/** Endpoint table of operation. */
export const endpoints: readonly Endpoint[] = [
  readEndpoint({
    id: 'readJobs',
    method: 'GET',
    path: '/v1/operations/jobs',
    tag: 'operations',
    summary: {
      fi: 'Ajastetut työt ja niiden tulokset',
      sv: 'Schemalagda jobb och deras resultat',
      en: 'Scheduled jobs and their results',
    },
    caller: ['person'],
    operation: 'operations.read',
    scope: 'organisation',
    params: {},
    query: {},
    body: noBody,
    output: overview,
    audit: { event: 'operations.jobsRead', ground },
    problems: [],
    example: { params: {} },
    handler: async (tx) => ({
      output: {
        schedules: (await listSchedules(tx)).map(({ knownSince: _known, ...schedule }) => schedule),
        jobs: await tallyJobs(tx),
        deadJobs: await listDeadJobs(tx, shownDeadJobs),
      },
      touched: [],
    }),
  }),
  listLogAlarmsEndpoint,
  writeEndpoint({
    id: 'retryJob',
    method: 'POST',
    path: '/v1/operations/jobs/{job}/retry',
    tag: 'operations',
    summary: {
      fi: 'Käynnistä luovutettu työ uudelleen',
      sv: 'Starta om ett jobb som getts upp',
      en: 'Start a given-up job again',
    },
    caller: ['person'],
    operation: 'operations.retry',
    scope: 'organisation',
    params: { job: z.uuid() },
    query: {},
    body: noBody,
    success: 200,
    ifMatch: false,
    audit: { event: 'operations.jobRetried', ground },
    problems: ['not-found'],
    example: { params: { job: '018f4d2e-0000-7000-8000-000000000002' } },
    handler: async (tx, { params }) => {
      if (!(await retryDeadJob(tx, params.job))) throw new Problem('not-found', 'No such given-up job.')
      return { id: params.job, version: 1, touched: [] }
    },
  }),
]
