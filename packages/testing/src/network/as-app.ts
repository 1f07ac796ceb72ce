import postgres from 'postgres'
import type { Network } from '../network.ts'
import type { Holder } from './holder.ts'

/** What the service says to the database of a caller, in a scope. */
export function contextOf(by: Holder, kind: string, { clock }: Network): Record<string, string> {
  return {
    kind,
    person: by.person,
    role: by.role,
    usage_right: by.usageRight,
    instant: clock.instant().toISOString(),
    employer: by.grant.employer,
    authority: by.grant.authority,
    area: by.grant.area,
    calendar: clock.calendar(),
  }
}

/**
 * Runs one statement as the service's own role, past all of its code: what row-level security alone lets
 * through.
 */
export async function asApp(
  { urls }: Network,
  settings: Readonly<Record<string, string>>,
  statement: string,
): Promise<postgres.Row[]> {
  const sql = postgres(urls.app, { max: 1 })
  try {
    return await sql.begin(async (tx) => {
      for (const [name, value] of Object.entries(settings))
        await tx`select set_config(${`tym.${name}`}, ${value}, true)`
      return [...(await tx.unsafe(statement))]
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
