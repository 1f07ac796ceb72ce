import { fromDecimal } from './bytes.ts'
import { NotWellFormed } from './not-well-formed.ts'

/** How many hashes a full tile holds. */
export const fullWidth = 256

/** A tile by its place: `width` consecutive hashes at `level`, of which the first is number `index` × 256. */
export interface TileAddress {
  readonly level: number
  readonly index: number
  /** 1–256; 256 is a full tile, which never changes. */
  readonly width: number
}

/**
 * The path of a tile below `/tile/` (C2SP tlog-tiles): `0/x001/x234/067` when full, `…/067.p/8` when partial.
 */
export function tilePath({ level, index, width }: TileAddress): string {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0')
  const groups = digits.match(/.{3}/g) ?? []
  const elements = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`))
  return `${level}/${elements.join('/')}${width === fullWidth ? '' : `.p/${width}`}`
}

const shape = /^([0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/**
 * The tile that a path below `/tile/` names. Throws `NotWellFormed` unless it is exactly what `tilePath`
 * writes.
 */
export function parseTilePath(path: string): TileAddress {
  const [, level = '', elements = '', width = String(fullWidth)] = shape.exec(path) ?? []
  const address = {
    level: fromDecimal(level),
    index: Number(elements.replaceAll(/[x/]/g, '')),
    width: Number(width),
  }
  if (address.level === undefined || address.level > 63 || !Number.isSafeInteger(address.index)) {
    throw new NotWellFormed('tile-path', 'level, index or width is not written as it must be')
  }
  const parsed = { ...address, level: address.level }
  if (parsed.width > fullWidth || tilePath(parsed) !== path) {
    throw new NotWellFormed('tile-path', 'a number is not written in its only form')
  }
  return parsed
}

/**
 * How many hashes tile `index` of `level` has in a tree of `size` leaves: 0 when the tree does not reach it.
 */
export function tileWidth(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / fullWidth ** level)
  return Math.min(fullWidth, Math.max(0, hashes - index * fullWidth))
}
