import type postgres from 'postgres'
import { expect } from 'vitest'

/** What a transaction says of its caller: names and values of `tym.*`. */
export type Settings = Readonly<Record<string, string>>

/** The same row once more, but for these columns. */
export const again = (table: string, where: string, change: object) =>
  `insert into ${table} select (jsonb_populate_record(r, '${JSON.stringify(change)}')).* from ${table} r where ${where}`

/**
 * Past the triggers: as it is after steps that no test takes, or what a policy says that a trigger stands
 * before.
 */
export const arrangeIn = <T>(sql: postgres.Sql, work: (tx: postgres.TransactionSql) => Promise<T>) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    return await work(tx)
  })

/** As a role of the database that is not the application's. */
export const asRoleIn = (sql: postgres.Sql, role: string, settings: Settings, statement: string) =>
  sql.begin(async (tx) => {
    await tx.unsafe(`set local role ${role}`)
    for (const [name, value] of Object.entries(settings))
      await tx`select set_config(${`tym.${name}`}, ${value}, true)`
    return [...(await tx.unsafe(statement))]
  })

/** A refusal by the named policy. */
export const policy = (name: string) => ({
  code: '42501',
  message: expect.stringContaining(`"${name}"`),
})
