import { areaId, newId, organisationId, Problem, personId, safeText, usageRightId } from '@tym/kernel'
import { roleId, roles } from '@tym/register'
import { issueGrantStatement } from '@tym/role-certificate'
import type { Context } from 'hono'
import { z } from 'zod'
import { checkServiceCaller } from './check-service-caller.ts'
import type { Desk } from './desk.ts'
import type { Organisation } from './organisation.ts'
import { readJson } from './read-json.ts'

const instant = z.iso.datetime().transform((text) => new Date(text))

const body = z.strictObject({
  kind: z.enum(['person', 'system']),
  person: personId,
  employer: organisationId,
  authority: organisationId,
  role: roleId,
  title: safeText(200),
  duty: safeText(400),
  area: areaId,
  usageRight: usageRightId,
  usageRightVersion: z.number().int().positive(),
  notBefore: instant,
  expiresAt: instant,
})

/**
 * POST /{agency}/sign-grant: the agency's signature on a usage right that its officer has granted. The signer
 * checks what it can know without the register: the caller, that the role can be granted, and to this kind of
 * holder; who decided and for whom is checked by the service that asks.
 */
export async function signGrant(
  context: Context,
  organisation: Organisation,
  desk: Desk,
): Promise<{ statement: string }> {
  if (organisation.settings.kind !== 'keha') throw new Problem('not-found', 'Only the agency signs grants.')
  const { caller, used, mayAsk } = await checkServiceCaller(context, organisation, desk)
  mayAsk('sign-grant')
  const grant = await readJson(context, body)
  const role = roles[grant.role]
  if (!role.grantable || role.kind !== grant.kind) {
    throw new Problem('grant-not-allowed', 'The role cannot be granted to this kind of holder.')
  }
  if (grant.expiresAt <= grant.notBefore)
    throw new Problem('period-invalid', 'The grant ends before it begins.')
  const sign = organisation.sign('grant', { kind: 'grant', caller, subject: grant.person, used })
  const { issuer } = organisation.settings
  return { statement: await issueGrantStatement(sign, { issuer, grant, id: newId(), clock: desk.clock }) }
}
