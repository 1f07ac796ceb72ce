import { sha256 } from '@tym/kernel'
import { z } from 'zod'
import { grounds } from './access/grounds.ts'
import { matrix } from './access/matrix.ts'
import { operations } from './access/operations.ts'
import { parties } from './access/parties.ts'
import { purposes } from './access/purposes.ts'
import { roles } from './access/roles.ts'
import { allFields } from './data/categories.ts'
import { deadlineRules } from './time/deadline-rules.ts'
import { retention } from './time/retention.ts'

/** A value as text that does not depend on the order in which members were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return `{${members
      .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`)
      .sort()
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

function hashOfDeclaration(): string {
  const fields = allFields.map((field) => ({
    ...field,
    value: z.toJSONSchema(field.value, { io: 'input', unrepresentable: 'any' }),
  }))
  const declaration = {
    fields,
    matrix,
    operations,
    roles,
    purposes,
    grounds,
    deadlineRules,
    parties,
    retention,
  }
  return sha256(canonical(declaration)).toString('hex')
}

/**
 * SHA-256 of the whole declaration, hex. Every audit entry names it: the rules under which it was decided.
 */
export const policyVersion: string = hashOfDeclaration()
