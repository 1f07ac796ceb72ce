import { useCallback, useEffect, useState } from 'react'
import * as z from 'zod/mini'
import { readJson } from '../../session/read-json.ts'
import { refusalOf } from '../../session/refusal.ts'
import { send } from '../../session/send.ts'

const said = z.object({ fi: z.string(), sv: z.string(), en: z.string() })
const contacts = z.object({
  accessibility: z.string(),
  controllers: z.array(
    z.object({
      kind: z.string(),
      name: said,
      place: said,
      email: z.string(),
      dataProtectionOfficer: z.string(),
    }),
  ),
})
export type Contacts = z.infer<typeof contacts>

/** Who answers for what, and where people turn to; for everybody, signed in or not. */
export function useContacts() {
  const [asked, setAsked] = useState(0)
  const [found, setFound] = useState<Contacts>()
  const [error, setError] = useState<unknown>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for again when somebody asks.
  useEffect(() => {
    const leaving = new AbortController()
    setError(undefined)
    readContacts(leaving.signal).then(setFound, (failure: unknown) => {
      if (!leaving.signal.aborted) setError(failure)
    })
    return () => leaving.abort()
  }, [asked])
  const again = useCallback(() => setAsked((times) => times + 1), [])
  return { contacts: found, error, again }
}

async function readContacts(signal: AbortSignal): Promise<Contacts> {
  const answer = await send(new Request('/contacts', { signal }))
  if (!answer.ok) throw await refusalOf(answer)
  return contacts.parse(await readJson(answer))
}
