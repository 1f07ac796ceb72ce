import { addMonths, type NationalId, type PlainDate, Problem } from '@tym/kernel'
import { actInForce, leastAge } from '@tym/register'

/**
 * Whether the start can be true of the person (law paper C): not in the future, not before the Act, and of somebody born
 * after 1900 who is at least fifteen years old on that day. Throws 'start-in-future', 'start-too-early', 'age-implausible'.
 */
export function mustBePlausibleStart(
  startedOn: PlainDate,
  { birthDate }: Pick<NationalId, 'birthDate'>,
  calendar: PlainDate,
): void {
  if (startedOn > calendar) throw new Problem('start-in-future', 'The start is in the future.', '/startedOn')
  if (startedOn < actInForce)
    throw new Problem('start-too-early', 'The start is before the Act is in force.', '/startedOn')
  if (birthDate <= '1900-12-31' || addMonths(birthDate, leastAge * 12) > startedOn)
    throw new Problem('age-implausible', 'The identity code is not of such an age.', '/nationalId')
}
