import { keepLogMonths } from '@tym/database'
import { dayMilliseconds, systemClock } from '@tym/kernel'
import postgres from 'postgres'
import { daysOfPast } from '../demo-area/days-of-past.ts'

/** Days of which one call makes all months: it makes three. */
const daysAtOnce = 60
const lockNotAvailable = '55P03'

/**
 * Makes the months of the log before their first line comes. A month whose tables somebody holds at the
 * moment is left to the daily job, which moves its lines into it.
 */
export async function keepMonthsOfPast(registerUrl: string): Promise<void> {
  const now = systemClock().instant().getTime()
  for (let ago = daysOfPast; ago > 0; ago -= daysAtOnce) {
    try {
      await keepLogMonths(registerUrl, new Date(now - ago * dayMilliseconds))
    } catch (error) {
      if (!(error instanceof postgres.PostgresError) || error.code !== lockNotAvailable) throw error
    }
  }
}

/** The rights of the cast to work with customers: their certificates of the past name them. */
export async function listCaseRights(registerUrl: string): Promise<readonly object[]> {
  const sql = postgres(registerUrl, { max: 1, onnotice: () => undefined })
  try {
    return [
      ...(await sql`select id, version, holder as person, employer, authority, role, title, duty, area,
        to_char(valid_from, 'YYYY-MM-DD') as "validFrom"
        from usage_rights.usage_right where state = 'granted' and holder_kind = 'person'`),
    ]
  } finally {
    await sql.end()
  }
}

/** Whether anybody has a file in the register already. */
export async function hasFiles(registerUrl: string): Promise<boolean> {
  const sql = postgres(registerUrl, { max: 1, onnotice: () => undefined })
  try {
    const [row] = await sql<{ any: boolean }[]>`select exists (select from customerships.customership) as any`
    return row?.any === true
  } finally {
    await sql.end()
  }
}
