import type { WriteTx } from '@tym/database'
import { Problem } from '@tym/kernel'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob, type JobDefinition } from './job.ts'

/** A table of its own for what the jobs of the tests do, so that doing it twice would show. */
export const trialSchema = `
  create schema trial;
  grant usage on schema trial to tym_worker;
  create table trial.effect (id bigint generated always as identity primary key, label text not null);
  grant select, insert on trial.effect to tym_worker;
  grant usage on all sequences in schema trial to tym_worker;`

const payload = z.object({ label: z.string() })

const leave = async (tx: WriteTx, label: string) => {
  await tx.drizzle.execute(sql`insert into trial.effect (label) values (${label})`)
  return { effects: 1 }
}

export type Outside = { ask(label: string): Promise<void> }

/** Jobs that leave a trace, fail, take long, or ask somebody outside. */
export function trialJobs({ ask }: Outside): JobDefinition[] {
  return [
    defineJob({ kind: 'trial-write', payload, run: (tx, { label }) => leave(tx, label) }),
    defineJob({
      kind: 'trial-slow',
      payload,
      run: async (tx, { label }) => {
        const counts = await leave(tx, label)
        await ask(label)
        await tx.drizzle.execute(sql`select pg_sleep(1.5)`)
        return counts
      },
    }),
    defineJob({
      kind: 'trial-refused',
      payload,
      attempts: 3,
      run: async (tx, { label }) => {
        await leave(tx, label)
        throw new Problem('state-conflict', 'The trial is always refused.')
      },
    }),
    defineJob({
      kind: 'trial-awaited',
      payload,
      attempts: 1,
      run: async () => {
        throw new Problem('state-conflict', 'The trial is always refused.')
      },
      givenUp: async (tx, { label }, result) => {
        await leave(tx, `${label} was given up: ${result}`)
        await ask(label)
      },
    }),
    defineJob({
      kind: 'trial-signed',
      payload,
      attempts: 3,
      perform: async ({ label }) => {
        await ask(label)
        return `${label}:signed`
      },
      settle: (tx, _payload, signed) => leave(tx, signed),
    }),
    defineJob({
      kind: 'trial-chain',
      payload,
      run: async (tx, { label }, moment) => {
        await moment.plan({ kind: 'trial-write', payload: { label: `${label}-next` } })
        return leave(tx, label)
      },
    }),
    defineJob({
      kind: 'trial-hourly',
      payload: z.object({}),
      everySeconds: 3_600,
      run: (tx, _payload, { calendar }) => leave(tx, calendar),
    }),
  ]
}
