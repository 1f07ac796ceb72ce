import { parseNationalId } from '@tym/kernel'

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const numbersPerDay = 100
const firstNumber = 900

/**
 * The n-th fictitious personal identity code: individual numbers 900-999 are never given to anybody.
 * Different numbers give different codes, up to 2 800 000.
 */
export function fictitiousNationalId(n: number): string {
  const number = firstNumber + (n % numbersPerDay)
  const day = Math.floor(n / numbersPerDay)
  const date = [1 + (day % 28), 1 + (Math.floor(day / 28) % 12), 50 + (Math.floor(day / 336) % 50)]
    .map((part) => String(part).padStart(2, '0'))
    .join('')
  const check = checkCharacters[Number(`${date}${number}`) % 31] ?? ''
  return parseNationalId(`${date}-${number}${check}`).canonical
}
