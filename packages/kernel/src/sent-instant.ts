import { z } from 'zod'

/** An instant of a row as an answer has it: ISO 8601 in UTC, and said to be that in the OpenAPI document. */
export const sentInstant = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime())
