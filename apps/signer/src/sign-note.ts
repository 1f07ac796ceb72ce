import { Problem } from '@tym/kernel'
import type { NoteKind } from '@tym/signing'
import type { Context } from 'hono'
import { z } from 'zod'
import { checkServiceCaller } from './check-service-caller.ts'
import type { Desk } from './desk.ts'
import { checkNoteForm } from './note-form.ts'
import type { Notes } from './notes.ts'
import type { Organisation } from './organisation.ts'
import type { ServiceOperation } from './organisations-file.ts'
import { readJson } from './read-json.ts'

const permissions = {
  checkpoint: 'sign-checkpoint',
  lines: 'sign-lines',
  deletionCertificate: 'sign-certificate',
  removalCertificate: 'sign-certificate',
  recovery: 'sign-recovery',
} as const satisfies Record<NoteKind, ServiceOperation>

const body = z.strictObject({
  kind: z.enum(['checkpoint', 'lines', 'deletionCertificate', 'removalCertificate', 'recovery']),
  text: z.string(),
})

/**
 * POST /{agency}/sign-note: the agency's signature on a text, as a C2SP signed note, each kind with a
 * permission and a form of its own. The signer knows nothing of the log whose head it signs, but never signs
 * one that goes back.
 */
export async function signNote(
  context: Context,
  organisation: Organisation,
  desk: Desk,
): Promise<{ note: string }> {
  const notes = getNotes(organisation)
  const { caller, used, mayAsk } = await checkServiceCaller(context, organisation, desk)
  mayAsk(...Object.values(permissions))
  const { kind, text } = await readJson(context, body)
  mayAsk(permissions[kind])
  const checkpoint = checkNoteForm(kind, text, notes.key.name)
  if (checkpoint !== undefined) await notes.heads.advance(checkpoint)
  return { note: await notes.sign(text, { kind: `note-${kind}`, caller, used }) }
}

/** Throws Problem `not-found` for whoever signs no notes. */
export function getNotes({ notes }: Organisation): Notes {
  if (notes === undefined) throw new Problem('not-found', 'The organisation signs no notes.')
  return notes
}
