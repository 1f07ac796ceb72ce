import { languages, nationalId } from '@tym/kernel'
import { z } from 'zod'

/** A message as the platform sends it: the form of the messages service's adapter (decision 18). */
export const sentMessage = z.strictObject({
  recipient: z.strictObject({ nationalId }),
  contents: z
    .array(
      z.strictObject({
        language: z.enum(languages),
        title: z.string().min(1).max(200),
        body: z.string().min(1).max(10_000),
      }),
    )
    .min(1)
    .max(languages.length),
})
export type SentMessage = z.infer<typeof sentMessage>

/** Which sending a request is, so that the same one is taken once. */
export const messageKey = z.string().regex(/^[\w-]{8,128}$/)
