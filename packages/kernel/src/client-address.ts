import { isIPv6 } from 'node:net'

/**
 * Whom a limit counts as one client: the address that the connection comes from, or the last address that
 * the operator's own reverse proxy has told in its header. Of an IPv6 address the first 64 bits, since
 * whoever has one has all of its network.
 */
export function clientAddress({
  connection,
  told,
}: {
  readonly connection: string | undefined
  /** What the proxy's header says; undefined where no header is trusted. */
  readonly told?: string | null | undefined
}): string {
  const address = told?.split(',').at(-1)?.trim() ?? connection ?? ''
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
