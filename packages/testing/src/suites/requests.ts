import type { Endpoint } from '@tym/employment'
import { type OrganisationSlug, organisations } from '@tym/personas'
import { mayPerform, type OperationId, type RoleId, roleIds, roles } from '@tym/register'
import { fictitiousNationalId } from '../fictitious-national-id.ts'
import type { Client, Sending } from '../network/client.ts'
import type { Holder } from '../network/holder.ts'
import type { Network } from '../network.ts'

/** One request as it is sent. */
export type SampleRequest = { readonly method: string; readonly path: string; readonly sending: Sending }

/** The valid request that the endpoint's record shows, with other parameters where given. */
export function sampleRequest(
  endpoint: Endpoint,
  params: Readonly<Record<string, string>> = {},
): SampleRequest {
  const values: Readonly<Record<string, unknown>> = { ...endpoint.example.params, ...params }
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(values[name]))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(endpoint.example.query ?? {})) query.set(name, String(value))
  const { body } = endpoint.example
  return {
    method: endpoint.method,
    path: query.size === 0 ? path : `${path}?${query.toString()}`,
    sending: {
      ...(body === undefined ? {} : { body }),
      headers: endpoint.kind === 'write' && endpoint.ifMatch ? { 'if-match': '"1"' } : {},
    },
  }
}

/** Where somebody of this role may be employed. */
export function employerFor(role: RoleId): OrganisationSlug {
  const order: readonly OrganisationSlug[] = ['porvoo', 'ita-uusimaa', 'kela', 'keha']
  const found = order.find((slug) => roles[role].employerKinds.includes(organisations[slug].kind))
  if (found === undefined) throw new Error(`nobody of the cast may employ ${role}`)
  return found
}

/** The first role that may be granted, of this kind, for which the predicate holds. */
export function findRole(kind: 'person' | 'system', matches: (role: RoleId) => boolean): RoleId | undefined {
  return roleIds.find((role) => roles[role].grantable && roles[role].kind === kind && matches(role))
}

export type Callers = {
  /** A holder of the role, always the same one. */
  holding(role: RoleId): Promise<Holder>
  /** Somebody whom the endpoint's record lets in. */
  allowedTo(endpoint: Endpoint): Promise<Holder | Client>
  /** Staff whom the endpoint's record lets in; undefined when it is for customers only. */
  staffFor(endpoint: Endpoint): Promise<Holder | undefined>
  readonly customer: Client
}

/** Holders of every role, made when they are first needed. */
export function createCallers(network: Network): Callers {
  const made = new Map<RoleId, Promise<Holder>>()
  const holding = (role: RoleId): Promise<Holder> => {
    const known = made.get(role)
    if (known !== undefined) return known
    const holder = network.holder({ role, organisation: employerFor(role) })
    made.set(role, holder)
    return holder
  }
  const customer = network.customer(fictitiousNationalId(77))
  const staffFor = async (endpoint: Endpoint): Promise<Holder | undefined> => {
    const role = staffRoleFor(endpoint)
    return role === undefined ? undefined : holding(role)
  }
  return {
    holding,
    staffFor,
    allowedTo: async (endpoint) => (await staffFor(endpoint)) ?? customer,
    customer,
  }
}

/** The first role of staff that the record lets in. */
export function staffRoleFor({ caller, operation }: Endpoint): RoleId | undefined {
  const may = (role: RoleId) => mayPerform(role, operation)
  const person = caller.includes('person') ? findRole('person', may) : undefined
  return person ?? (caller.includes('system') ? findRole('system', may) : undefined)
}

/** A role of the endpoint's caller kinds that may not perform its operation; undefined when every one may. */
export function roleWithout({ caller, operation }: { caller: Endpoint['caller']; operation: OperationId }) {
  const mayNot = (role: RoleId) => !mayPerform(role, operation)
  const person = caller.includes('person') ? findRole('person', mayNot) : undefined
  return person ?? (caller.includes('system') ? findRole('system', mayNot) : undefined)
}
