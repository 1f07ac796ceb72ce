import type { Principal } from '@tym/employment'
import { Problem } from '@tym/kernel'
import {
  type FieldId,
  getField,
  isCustomer,
  partyKind,
  type SourceKind,
  type SpokenBy,
  speaksFor,
} from '@tym/register'
import { z } from 'zod'
import type { JsonValue } from './current-document.ts'

const approval = z.looseObject({ by: z.string(), mode: z.string() })
const namedParty = z.looseObject({ party: z.string() })

/**
 * In whose name the author says this, for a field that is somebody's own word; null for all others. What an
 * officer writes down of the customer's word has the customer as its source. Throws 'not-own-word' where it
 * would be another's: another organisation's approval or duty, or what the customer is said to have given in
 * the online service.
 */
export function spokenBy(
  { role }: Pick<Principal, 'role'>,
  {
    field,
    value,
    source,
  }: { readonly field: FieldId; readonly value: JsonValue; readonly source: SourceKind },
): SpokenBy | null {
  const { voice } = getField(field)
  const byCustomer = isCustomer(role)
  switch (voice) {
    case undefined:
      return null
    case 'customer':
      return byCustomer ? 'customer' : 'throughOfficer'
    case 'party': {
      const named = namedParty.safeParse(value).data?.party
      if (byCustomer || (named !== undefined && !isOwnParty(role, named))) throw notOwnWord('/value/party')
      return 'party'
    }
    case 'approver': {
      const { by, mode } = approval.parse(value)
      if (by !== 'customer') {
        if (byCustomer || !isOwnParty(role, by)) throw notOwnWord('/value/by')
        return 'party'
      }
      if (byCustomer !== (mode === 'online')) throw notOwnWord('/value/mode')
      if (source !== 'customer')
        throw new Problem('source-not-allowed', 'The customer is the source of their approval.', '/source')
      return byCustomer ? 'customer' : 'throughOfficer'
    }
  }
  return voice satisfies never
}

function isOwnParty(role: Principal['role'], party: string): boolean {
  const parsed = partyKind.safeParse(party)
  return parsed.success && speaksFor(role, parsed.data)
}

function notOwnWord(pointer: string): Problem {
  return new Problem('not-own-word', 'Nobody says this for another.', pointer)
}
