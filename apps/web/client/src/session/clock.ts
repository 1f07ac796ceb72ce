/** How far this device's clock is from the service's, as the last answer has told, in milliseconds. */
let difference = 0

/** Takes the time of an answer's `Date` as the true one: a device that is minutes off would prove nothing. */
export function trustDateOf(answer: Response): void {
  const told = Date.parse(answer.headers.get('date') ?? '')
  if (!Number.isNaN(told)) difference = told - Date.now()
}

/** The service's time, as far as it is known. */
export function serviceTime(): Date {
  return serviceTimeAt(Date.now())
}

/** The same of an instant of this device, in milliseconds. */
export function serviceTimeAt(milliseconds: number): Date {
  return new Date(milliseconds + difference)
}

/** Whole minutes since an instant of this device, in milliseconds: both by its own clock, right or wrong. */
export function minutesSince(milliseconds: number): number {
  return Math.floor((Date.now() - milliseconds) / 60_000)
}
