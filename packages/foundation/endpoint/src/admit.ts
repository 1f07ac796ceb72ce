import type { Principal } from '@tym/access'
import { isProblemCode, newLineId, Problem } from '@tym/kernel'
import type { Admission } from './endpoint.ts'
import type { ServiceParts } from './service-parts.ts'

/**
 * Marks the proof as used and asks whether the right and the keys live, in one commit with the denial line
 * when they do not: the refusal that it throws has been logged. Whatever happens afterwards the proof stays
 * used.
 */
export async function admit(
  { principal, admission }: { readonly principal: Principal; readonly admission: Admission },
  event: string,
  { clock, database, declaration }: ServiceParts,
): Promise<void> {
  const { certificate, replayKey, slot } = admission
  // The body may have been slow to come.
  const instant = clock.instant()
  if (certificate.expiresAt <= instant) {
    throw new Problem('certificate-expired', 'The certificate ran out while the request was being received.')
  }
  const granted = certificate.kind === 'customer' ? undefined : certificate
  const [row] = await database.sql<{ outcome: string }[]>`select gate.admit(
    ${instant}, ${clock.calendar()}, ${replayKey}, ${slot}, ${certificate.kind}, ${certificate.person},
    ${granted?.usageRight ?? null}, ${granted?.usageRightVersion ?? null}, ${certificate.issuer}, ${certificate.keyId},
    ${granted?.grantIssuer ?? null}, ${granted?.grantKeyId ?? null}, ${certificate.id}, ${granted?.employer ?? null},
    ${granted?.authority ?? null}, ${granted?.area ?? null}, ${principal.role}, ${newLineId(instant)}, ${event}, ${declaration.policyVersion}) as outcome`
  if (row === undefined)
    throw new Problem('service-unavailable', 'The register did not answer the admission.')
  if (row.outcome === 'ok') return
  if (isProblemCode(row.outcome)) throw new Problem(row.outcome, 'The certificate was not admitted.')
  throw new Problem('service-unavailable', 'The register gave an unknown verdict.')
}
