import type { RegisterDeclaration } from '@tym/endpoint'
import {
  customerRole,
  type EventId,
  eventWords,
  type OperationId,
  operations,
  type PurposeId,
  policyVersion,
  problemWords,
  type RoleId,
  roles,
  valueSchemas,
} from '@tym/register'

/** The employment register's declaration, as the engine of the foundation asks for it. */
export const employment: RegisterDeclaration<RoleId, OperationId, EventId> = {
  service: {
    name: {
      fi: 'TYM-asiakastietopalvelu',
      sv: 'TYM-kunddatatjänsten',
      en: 'TYM customer data service',
    },
    description: 'The shared customer register of Act 381/2023.',
  },
  roles,
  customerRole,
  operations,
  policyVersion,
  events: eventWords,
  problemWords: (code) => problemWords[code],
  valueSchemas,
  purposeAfterEnd: 'afterEnd' satisfies PurposeId,
}
