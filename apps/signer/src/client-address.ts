import { isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * Whom the limit of refusals counts: the address that the connection comes from, or with `addressHeader` the
 * last address in that header, which the operator's own reverse proxy has written. Of an IPv6 address the
 * first 64 bits, since whoever has one has all of its network.
 */
export function clientAddress(context: Context, addressHeader: string | undefined): string {
  const told = addressHeader === undefined ? undefined : context.req.header(addressHeader)
  const address = told?.split(',').at(-1)?.trim() ?? getConnInfo(context).remote.address ?? ''
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  return isIPv6(address) ? networkOf(address) : address
}

function networkOf(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
