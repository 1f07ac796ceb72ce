import { parseNationalId } from '@tym/kernel'
import { getStaff } from '@tym/personas'
import type { FieldId } from '@tym/register'
import type { Caller, Written } from './caller.ts'

/** Whose file it is: of a story's own, so that no other story meets it. */
export interface Somebody {
  readonly nationalId: string
  readonly givenNames: string
  readonly familyName: string
}

const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const below = (most: number) => Math.floor(Math.random() * most)

/**
 * An identity code that is never given to anybody, of the numbers 990 to 999, which no demo file has.
 */
export function someCode(): string {
  const parts = [1 + below(28), 1 + below(12), 50 + below(50)].map((part) => String(part).padStart(2, '0'))
  const [date, number] = [parts.join(''), 990 + below(10)]
  return parseNationalId(`${date}-${number}${checkCharacters[Number(`${date}${number}`) % 31]}`).canonical
}

/** Starts a joint assessment a week before the day of the stories. Answers the path of the file. */
export async function startFile(by: Caller, somebody: Somebody): Promise<string> {
  const body = { ...somebody, startedOn: '2026-11-23', unemployedConfirmed: true }
  return `/v1/customerships/${(await by.write('POST', '/v1/customerships', body)).id}`
}

/** The id of a file, from its path. */
export const idOf = (path: string): string => path.split('/').at(-1) ?? ''

/** Takes the file for the caller's party, and takes colleagues into the team. */
export async function takeFile(by: Caller, path: string, colleagues: readonly string[] = []): Promise<void> {
  await by.write('POST', `${path}/taking`)
  for (const key of colleagues) await joinTeam(by, path, key)
}

/** Takes a colleague of the caller's into the team; answers their membership. */
export async function joinTeam(by: Caller, path: string, key: string): Promise<Written> {
  return await by.write('POST', `${path}/team`, { person: getStaff(key).subject })
}

/** What is recorded of a fact. */
export interface Fact {
  readonly field: FieldId
  readonly value: unknown
  readonly source?: string
  readonly effect?: string
  /** Whether the whole team reads the effect. */
  readonly effectOpen?: boolean
  readonly necessity?: string
}

/** Records a fact; answers its entry. */
export async function recordFact(by: Caller, path: string, fact: Fact): Promise<Written> {
  const category = Number(fact.field.slice(0, 1))
  return await by.write('POST', `${path}/entries`, { source: 'officer', ...fact, category })
}
