import { customType } from 'drizzle-orm/pg-core'

/** A bytea column as a Buffer. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** A smallint[] column as numbers. */
export const smallints = customType<{ data: number[]; driverData: number[] }>({
  dataType: () => 'smallint[]',
})
