import postgres from 'postgres'

/**
 * Makes every month that the log lacks at the instant, as a role that may migrate: where nobody is served
 * yet, so that nobody waits while lines are moved. From then on a job keeps them.
 */
export async function keepLogMonths(url: string, instant: Date): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined })
  try {
    for (let made = true; made; )
      made = await sql.begin(async (tx) => {
        await tx`select set_config('tym.kind', 'job', true), set_config('tym.job', 'keep-log-months', true)`
        const [row] = await tx<{ made: boolean }[]>`
          select audit.keep_months(${instant.toISOString()}::timestamptz) as made`
        return row?.made === true
      })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
