import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useListDay } from '../../api/list-day.ts'
import { daysText } from '../../ui/index.ts'
import { clockPoints, type Days } from './clock-points.ts'
import { type PlacedPoint, placePoints } from './clock-scale.ts'

type Drawn = CSSProperties & Readonly<Record<`--${string}`, string | number>>

/**
 * The file's days in a line that is a list: read aloud, it says the same. Where there is room it is to scale;
 * else the days stand one under another.
 */
export function ClockLine({ file }: { readonly file: Days }) {
  const { t } = useTranslation()
  const listDay = useListDay()
  const points = placePoints(clockPoints(file))
  const reached = points.find(({ name }) => name === 'today')?.at ?? 100
  const line: Drawn = {
    '--reached': `${reached}%`,
    '--lanes': 1 + Math.max(...points.map(({ lane }) => lane)),
  }
  return (
    <div className="body">
      <ol className="clock" style={line}>
        {points.map((point) => (
          <li key={point.name} className={classOf(point)} style={placeOf(point)}>
            <span>
              <b className="when">
                {listDay(point.on)}
                {point.daysLeft !== undefined && ` (${daysText(point.daysLeft, t)})`}
              </b>{' '}
              {t(`file.${point.name}`)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function classOf({ look, isBefore }: PlacedPoint): string {
  const kind = look === 'due' || look === 'passed' ? `ahead ${look}` : look
  return isBefore ? `${kind} before` : kind
}

function placeOf({ at, lane }: PlacedPoint): Drawn {
  return { '--at': `${at}%`, '--lane': lane }
}
