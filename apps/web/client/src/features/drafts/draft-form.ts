import * as z from 'zod/mini'
import { parseJson } from '../../session/read-json.ts'
import type { TypedForm } from '../recording/form.ts'

const typedForm = z.object({
  value: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  beside: z.object({
    effect: z.string(),
    necessity: z.string(),
    occurredOn: z.string(),
    reason: z.string(),
  }),
  source: z.string(),
  effectOpen: z.boolean(),
})

/** The text of a draft: what is typed in a form. */
export function draftText(form: TypedForm): string {
  return JSON.stringify(form)
}

/** The form that a draft holds; undefined of one that another version of the client has left. */
export function readDraftForm(text: string): TypedForm | undefined {
  const parsed = typedForm.safeParse(parseJson(text))
  return parsed.success ? parsed.data : undefined
}
