import { jobs as consents } from '@tym/consents/jobs'
import { jobs as customerData } from '@tym/customer-data/jobs'
import { findMessageAddress, findSurnameMarks, findVersions } from '@tym/customer-data/public'
import { customerJobs, jobs as customerships, keyJobs } from '@tym/customerships/jobs'
import { listTeam } from '@tym/customerships/public'
import { jobs as disclosures, type Posts } from '@tym/disclosures/jobs'
import type { OrganisationId } from '@tym/kernel'
import type { KeyVault } from '@tym/key-vault'
import { jobs as notifications } from '@tym/notifications/jobs'
import { notify } from '@tym/notifications/public'
import { jobs as operations } from '@tym/operations/jobs'
import { findAgency } from '@tym/organisations/public'
import type { JobDefinition } from '@tym/outbox'
import { jobs as oversight } from '@tym/oversight/jobs'
import { jobs as ownLog } from '@tym/own-log/jobs'
import { type DeletionNeeds, deletionJobs, type MessagePort, jobs as retention } from '@tym/retention/jobs'
import { listFilesToDelete } from '@tym/retention/public'
import type { RemoteSigner } from '@tym/signing'
import { type BootstrapOfficer, jobs as usageRights } from '@tym/usage-rights/jobs'
import { listHolderNames, listWhoMay } from '@tym/usage-rights/public'

/** What jobs need besides their transaction. */
export type JobPorts = Pick<DeletionNeeds, 'journal' | 'queue' | 'stores' | 'agencyName'> & {
  readonly signerOf: (organisation: OrganisationId) => RemoteSigner
  readonly posts: Posts
  readonly officers: readonly BootstrapOfficer[]
  readonly keys: Pick<KeyVault, 'find'>
  /** Keys of files and of what outlives them, which the worker may make and destroy. */
  readonly ownKeys: Pick<KeyVault, 'find' | 'create' | 'destroy'>
  readonly messages: MessagePort
  readonly ownDataUrl: string
}

/** Every job of the platform: what is not in this table is carried out by nobody. */
export function jobTable(ports: JobPorts): readonly JobDefinition[] {
  const aboutFiles = { ...ports, notify, listWhoMay, listTeam, findAddress: findMessageAddress }
  return [
    ...notifications,
    ...usageRights(ports),
    ...customerships,
    ...keyJobs(ports),
    ...customerJobs(aboutFiles),
    ...customerData(ports),
    ...consents(ports),
    ...disclosures({ ...ports, filesToDelete: listFilesToDelete, findAgency }),
    ...operations,
    ...retention(aboutFiles),
    ...deletionJobs({ ...aboutFiles, findVersions, findAgency }),
    ...oversight({ ...ports, notify, listWhoMay, listHolderNames, findSurnameMarks }),
    ...ownLog({ ...ports, notify, listWhoMay, findAgency }),
  ]
}
