import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { DisclosureWorld } from './world.ts'

const receivedForm = z.object({
  recalled: z.boolean(),
  content: z
    .looseObject({
      digests: z.array(z.string()),
      items: z.array(z.looseObject({ entry: z.string(), field: z.string(), value: z.unknown() })),
    })
    .nullable(),
})
export type ReceivedDisclosure = z.infer<typeof receivedForm>

/** What the recipient has in its own register of this disclosure, if anything. */
export function findReceived(
  { recipient }: Pick<DisclosureWorld, 'recipient'>,
  disclosure: string,
): ReceivedDisclosure | undefined {
  const file = path.join(recipient.received, `${disclosure}.json`)
  return existsSync(file) ? receivedForm.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined
}
