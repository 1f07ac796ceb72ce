import { daysBetween, type PlainDate, plainDate } from '@tym/kernel'
import { z } from 'zod'
import { add, advance, record, start, take } from './acts.ts'
import type { DemoFile } from './demo-file.ts'
import { at, type Life, type Step } from './life.ts'

const dated = z.object({ on: plainDate })
const counted = z.object({ countedOn: plainDate })
const planDraftedAgo = 3

/** The life of a file that is described by its content: each entry is recorded on the day that it tells. */
export function lifeOf(file: DemoFile, today: PlainDate): Life {
  const { startedDaysAgo, specialist, takenBy, entries, plan, nationalId, givenNames, familyName } = file
  const steps: Step[] = [at(startedDaysAgo, specialist, start())]
  for (const { key, adds } of takenBy) {
    steps.push(at(startedDaysAgo - 1, key, take()))
    for (const colleague of adds) steps.push(at(startedDaysAgo - 1, key, add(colleague)))
  }
  const recorded = entries(today).map((entry) => {
    const day =
      dated.safeParse(entry.body.value).data?.on ?? counted.safeParse(entry.body.value).data?.countedOn
    const told = day === undefined ? startedDaysAgo - 2 : daysBetween(day, today)
    return at(Math.max(0, Math.min(told, startedDaysAgo - 2)), entry.by, record(entry))
  })
  steps.push(...recorded)
  if (plan === 'draft') steps.push(at(planDraftedAgo, specialist, advance('planDraft')))
  return {
    person: { nationalId, givenNames, familyName },
    steps: steps.toSorted((a, b) => b.ago - a.ago),
  }
}
