import type { ClockPoint } from './clock-points.ts'

export interface PlacedPoint extends ClockPoint {
  /** How far along the line its day is, 0 to 100. */
  readonly at: number
  /** In which row under the line its words stand, so that they do not run into those of another day. */
  readonly lane: number
  /** Whether its words end at the point, where there is no room for them after it. */
  readonly isBefore: boolean
}

/** How much of the line the words of a point may take, and from where on they stand before it. */
const widest = 23
const turnsAt = 60

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000

/** The points of a file's line to scale: as far from each other as their days are. */
export function placePoints(points: readonly ClockPoint[]): readonly PlacedPoint[] {
  const days = points.map(({ on }) => dayNumber(on))
  const first = Math.min(...days)
  const length = Math.max(...days) - first
  const scaled = points.map((point, nth) => {
    const at = length === 0 ? 0 : (((days[nth] ?? first) - first) / length) * 100
    return { ...point, at, isBefore: at > turnsAt }
  })
  // The words nearest the middle stand highest: no line from a point to its words then meets other words.
  const placed: PlacedPoint[] = []
  for (const point of [
    ...scaled.filter(({ isBefore }) => !isBefore).reverse(),
    ...scaled.filter(({ isBefore }) => isBefore),
  ]) {
    let lane = 0
    while (placed.some((other) => other.lane === lane && overlaps(other, point))) lane += 1
    placed.push({ ...point, lane })
  }
  return placed.sort((left, right) => points.findIndex(isSame(left)) - points.findIndex(isSame(right)))
}

const isSame =
  ({ name }: ClockPoint) =>
  (other: ClockPoint): boolean =>
    other.name === name

type Words = Pick<PlacedPoint, 'at' | 'isBefore'>

const startOf = ({ at, isBefore }: Words) => (isBefore ? at - widest : at)

function overlaps(one: Words, other: Words): boolean {
  return Math.abs(startOf(one) - startOf(other)) < widest
}
