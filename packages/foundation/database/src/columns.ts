import type { PlainDate } from '@tym/kernel'
import { customType, date, timestamp } from 'drizzle-orm/pg-core'

/** A bytea column as a Buffer. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A smallint[] column as numbers. */
export const smallints = customType<{ data: number[]; driverData: number[] }>({
  dataType: () => 'smallint[]',
})

/** A timestamptz column as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A date column as the day that it is, of no time zone. */
export const day = (name: string) => date(name, { mode: 'string' }).$type<PlainDate>()

/** A date column that may say `infinity`: for as long as nobody says otherwise. */
export const dayOrInfinity = (name: string) => date(name, { mode: 'string' }).$type<PlainDate | 'infinity'>()
