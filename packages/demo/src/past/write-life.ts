import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { personId } from '@tym/kernel'
import { customers as cast } from '@tym/personas'
import { z } from 'zod'
import { type FileSoFar, type Life, theFile } from '../customers/life.ts'
import type { Past } from './open-past.ts'
import type { Done } from './person-of-past.ts'

const noted = z.strictObject({
  step: z.int(),
  names: z.array(z.tuple([z.string(), z.strictObject({ id: z.string(), version: z.number() })])),
})

/** Minutes between the steps of one day. */
const between = 7

/**
 * Writes one life, step by step, each at its moment, and carries out what each promises before the next. What
 * is done is noted in `stepsFile`: a life that was cut off goes on with the step after the last noted, and a
 * step that was done but not noted is sent again under the same idempotency key. Throws at the first refusal.
 */
export async function writeLife(
  past: Past,
  { person, steps }: Life,
  { key, stepsFile }: { readonly key: string; readonly stepsFile: string },
): Promise<void> {
  const before = readNotes(stepsFile)
  const names = new Map<string, Done>(before.flatMap((note) => note.names))
  const done = before.length
  past.clock.beginLife()
  let ago: number | undefined
  let ofDay = 0
  for (const [number, step] of steps.entries()) {
    ofDay = step.ago === ago ? ofDay + 1 : 0
    ago = step.ago
    past.clock.standAt(step.ago, ofDay * between)
    if (number < done) continue
    const fresh: [string, Done][] = []
    const file: FileSoFar = {
      person,
      today: past.clock.calendar(),
      step: `demo-load-life-${key}-step-${number}`,
      get path() {
        return `/v1/customerships/${this.named(theFile).id}`
      },
      named: (name) => {
        const found = names.get(name)
        if (found === undefined) throw new Error(`nothing is kept under ${name}`)
        return found
      },
      name: (name, what) => {
        names.set(name, what)
        fresh.push([name, { id: what.id, version: what.version }])
      },
    }
    const by = step.by === 'customer' ? past.customer(customerOf(person.nationalId)) : past.staff(step.by)
    await step.act.run(by, file).catch((error: unknown) => {
      throw new Error(`life ${key}, step ${number} by ${step.by}: ${String(error)}`, { cause: error })
    })
    await past.carryOutDue()
    appendFileSync(stepsFile, `${JSON.stringify({ step: number, names: fresh })}\n`, { mode: 0o600 })
  }
}

/** A step whose note was cut off counts as not done: it is sent again. */
function readNotes(file: string): z.infer<typeof noted>[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => noted.parse(JSON.parse(line)))
}

/** Whoever is of the cast signs in under their own subject. */
function customerOf(nationalId: string) {
  const known = cast.find((each) => each.nationalId === nationalId)
  return known ?? { subject: personId.parse(`demo-${nationalId.replace(/\W/, '')}`), nationalId }
}
