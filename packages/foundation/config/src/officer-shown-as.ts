import { z } from 'zod'
import { ConfigError, type Environment, findText } from './variables.ts'

/** What a customer sees of whoever used their data, beside the organisation and the role. */
export const officerShownAs = z.enum(['nameAndTitle', 'title', 'organisation'])
export type OfficerShownAs = z.infer<typeof officerShownAs>

const name = 'OFFICER_SHOWN_AS'

/** How officers are shown in a customer's own log; by their title unless set. Throws ConfigError. */
export function readOfficerShownAs(env: Environment): OfficerShownAs {
  const parsed = officerShownAs.safeParse(findText(env, name) ?? 'title')
  if (!parsed.success)
    throw new ConfigError(
      name,
      `is not a way. Set it to one of ${officerShownAs.options.join(', ')}.`,
      'title',
    )
  return parsed.data
}
