import { addMonths, type NationalId, type PlainDate, Problem } from '@tym/kernel'
import { actInForce, leastAge } from '@tym/register'

/**
 * The start must be possible for the person (law paper C): not in the future, not before the Act, of somebody
 * born after 1900 and not after it, who is at least fifteen years old on that day unless a second officer
 * confirms it. Throws 'start-in-future', 'start-too-early', 'age-implausible' for what nobody confirms, and
 * 'age-takes-two'.
 */
export function mustBePlausibleStart(
  startedOn: PlainDate,
  { birthDate }: Pick<NationalId, 'birthDate'>,
  calendar: PlainDate,
  { ageConfirmed }: { readonly ageConfirmed: boolean },
): void {
  if (startedOn > calendar) throw new Problem('start-in-future', 'The start is in the future.', '/startedOn')
  if (startedOn < actInForce)
    throw new Problem('start-too-early', 'The start is before the Act is in force.', '/startedOn')
  if (birthDate <= '1900-12-31' || birthDate > startedOn)
    throw new Problem('age-implausible', 'The identity code is not of such an age.', '/nationalId')
  if (!ageConfirmed && isUnderAge(birthDate, startedOn))
    throw new Problem(
      'age-takes-two',
      'The person is under age, and nobody else has confirmed it.',
      '/nationalId',
    )
}

/** Whether the start takes a second officer's word. */
export function isUnderAge(birthDate: PlainDate, startedOn: PlainDate): boolean {
  return addMonths(birthDate, leastAge * 12) > startedOn
}
