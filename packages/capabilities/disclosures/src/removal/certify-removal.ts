import { formatRemovalCertificate } from '@tym/audit-proof'
import { findRemoval, keepRemovalCertificate } from '@tym/customer-data/public'
import type { ReadTx } from '@tym/database'
import { dateInHelsinki, type OrganisationId, Problem, removalId } from '@tym/kernel'
import { defineJob, type JobDefinition } from '@tym/outbox'
import { backupsExpire, removalTreatments } from '@tym/register'
import type { RemoteSigner } from '@tym/signing'
import { z } from 'zod'
import { certifyRemovalKind } from './take-out.ts'

export interface CertifyNeeds {
  readonly signerOf: (organisation: OrganisationId) => Pick<RemoteSigner, 'signDocument' | 'signNote'>
  readonly findAgency: (tx: ReadTx) => Promise<{ readonly id: OrganisationId } | undefined>
  /** The name under which certificates are signed. */
  readonly agencyName: string
}

/**
 * Has the agency, which keeps the register and its backups, sign that a fact has been removed, and until when
 * a backup may hold it. Safe to repeat: a crash after a signature leaves a certificate that nobody keeps.
 */
export function certifyRemoval({ signerOf, findAgency, agencyName }: CertifyNeeds): JobDefinition {
  return defineJob({
    kind: certifyRemovalKind,
    payload: z.strictObject({ removal: removalId }),
    perform: async ({ removal: id }, { readOnce }) => {
      const [row, agency] = await readOnce(async (tx) => [await findRemoval(tx, id), await findAgency(tx)])
      if (
        row === undefined ||
        row.finishedAt === null ||
        row.backupsUntil === null ||
        row.certificate !== null
      )
        return undefined
      if (agency === undefined) throw new Problem('signer-unavailable', 'No agency has been registered yet.')
      const date = dateInHelsinki(row.finishedAt)
      const text = formatRemovalCertificate({
        agency: agencyName,
        removal: id,
        class: row.class,
        reason: row.reason,
        date,
        searched: Object.keys(removalTreatments).length,
        backupsExpireOn: row.backupsUntil,
        backupDays: backupsExpire(date).days,
      })
      return signerOf(agency.id).signNote('removalCertificate', text)
    },
    settle: async (tx, { removal: id }, certificate) => {
      if (certificate === undefined) return { certified: 0 }
      await keepRemovalCertificate(tx, id, certificate)
      return { certified: 1 }
    },
  })
}
