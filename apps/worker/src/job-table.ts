import { jobs as customerships } from '@tym/customerships/jobs'
import { jobs as notifications } from '@tym/notifications/jobs'
import { jobs as operations } from '@tym/operations/jobs'
import type { JobDefinition } from '@tym/outbox'
import type { SignerOf } from './open-signers.ts'

/** What jobs need besides their transaction. */
export type JobPorts = { readonly signerOf: SignerOf }

/** Every job of the platform: what is not in this table is carried out by nobody. */
export function jobTable(_ports: JobPorts): readonly JobDefinition[] {
  return [...notifications, ...customerships, ...operations]
}
