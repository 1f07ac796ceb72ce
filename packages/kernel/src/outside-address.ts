import { BlockList, isIP, isIPv4 } from 'node:net'
import { isThisMachine } from './secure-address.ts'

/**
 * Special-purpose addresses (IANA registries, RFC 6890): nothing outside is behind them, or somebody inside
 * may be. IPv6 forms that carry an IPv4 address are among them whole, so that no spelling hides one.
 */
const inside = new BlockList()
for (const [network, prefix] of [
  ...[['0.0.0.0', 8] as const, ['10.0.0.0', 8] as const, ['100.64.0.0', 10] as const],
  ...[['127.0.0.0', 8] as const, ['169.254.0.0', 16] as const, ['172.16.0.0', 12] as const],
  ...[['192.0.0.0', 24] as const, ['192.0.2.0', 24] as const, ['192.88.99.0', 24] as const],
  ...[['192.168.0.0', 16] as const, ['198.18.0.0', 15] as const, ['198.51.100.0', 24] as const],
  ...[['203.0.113.0', 24] as const, ['224.0.0.0', 4] as const, ['240.0.0.0', 4] as const],
  // The instance metadata of clouds that have it at a public address.
  ['168.63.129.16', 32] as const,
])
  inside.addSubnet(network, prefix, 'ipv4')
/**
 * Of IPv6 only 2000::/3 is given out at all; these parts of it are translated, tunnelled or for documents.
 */
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
for (const [network, prefix] of [
  ['2001::', 23] as const,
  ['2001:db8::', 32] as const,
  ['2002::', 16] as const,
  ['3fff::', 20] as const,
])
  inside.addSubnet(network, prefix, 'ipv6')

/** Whether an IP address is one of the public network. False for anything else, such as a name. */
export function isPublicIp(ip: string): boolean {
  switch (isIP(ip)) {
    case 4:
      return !inside.check(ip, 'ipv4')
    case 6:
      return given.check(ip, 'ipv6') && !inside.check(ip, 'ipv6')
    default:
      return false
  }
}

/** What may be delivered to besides the public network: this machine, in development only. */
export interface Deliverable {
  readonly toThisMachine: boolean
}

/** Whether a connection to this IP address, as a name was resolved, may be made. */
export function mayConnectTo(ip: string, { toThisMachine }: Deliverable): boolean {
  return isPublicIp(ip) || (toThisMachine && (ip === '::1' || (isIPv4(ip) && ip.startsWith('127.'))))
}

/** Names that no public resolver answers, or that name this machine, this network or a cloud's metadata. */
const insideName =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|test|invalid)$/
const publicName = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

/**
 * Whether something may be posted to this address at all: https to a name or IP address of the public
 * network, or, where allowed, this machine, then by plain http too. What the name is resolved to is judged
 * when it is connected to.
 */
export function isDeliverableAddress(text: string, deliverable: Deliverable): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  if (deliverable.toThisMachine && isThisMachine(hostname))
    return protocol === 'https:' || protocol === 'http:'
  if (protocol !== 'https:') return false
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPublicIp(host)
  return publicName.test(host) && !insideName.test(host)
}
