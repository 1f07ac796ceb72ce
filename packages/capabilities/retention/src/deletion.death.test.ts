import { addDays } from '@tym/kernel'
import { deletionSteps } from '@tym/register'
import { expectDone, type Holder } from '@tym/testing'
import { describe, expect, test } from 'vitest'
import { useDeletions } from './test-deletions.ts'

const on = useDeletions()
const { due, newest, goTo, keyOf } = on

describe('a death that was dated back until the years of keeping are almost over', () => {
  const postTo = (by: Holder, to: string, body: object, version?: number) =>
    by.fetch('POST', to, {
      body,
      ...(version !== undefined && { headers: { 'if-match': `"${version}"` } }),
    })
  const idOf = (answer: unknown) => String(Object(answer).id)
  /** A file in which the death of today is noticed on the last day of keeping. */
  async function noticedLate() {
    const { officer, nurse } = on.world.team
    const file = await on.world.network.openCustomership({ team: [officer, nurse] })
    goTo(addDays(due(), -1))
    const notice = idOf(
      expectDone(
        await postTo(officer, `${file.path}/death-notices`, { diedOn: on.today, source: 'relative' }, 1),
        'record',
      ),
    )
    return { file, officer, nurse, notice }
  }
  const propose = ({ file, officer, notice }: Awaited<ReturnType<typeof noticedLate>>) =>
    postTo(officer, `${file.path}/death-notices/${notice}/undoings`, {
      reason: 'Asiakas soitti itse tänään.',
    })
  const isThere = async ({ file }: Awaited<ReturnType<typeof noticedLate>>) => {
    await on.world.runDeletion()
    return (await keyOf(file.id)).length === 1
  }

  test('deletes nothing before the days in which a mistake is seen are over', async () => {
    const noticed = await noticedLate()
    const { deathMayBeUndoneDays: days } = deletionSteps
    for (const [after, there] of [
      [1, true],
      [days, true],
      [days + 1, false],
    ] as const) {
      goTo(addDays(addDays(due(), -1), after))
      expect(await isThere(noticed)).toBe(there)
    }
  })

  test('deletes nothing while its undoing waits for a second person, and is not undone once the deletion has begun', async () => {
    const noticed = await noticedLate()
    const undoing = idOf(expectDone(await propose(noticed), 'propose'))
    goTo(addDays(due(), 2 * deletionSteps.deathMayBeUndoneDays))
    expect(await isThere(noticed)).toBe(true)
    const decide = (id: string, decision: string) =>
      postTo(noticed.nurse, `${noticed.file.path}/death-undoings/${id}/decision`, { decision }, 1)
    expectDone(await decide(undoing, 'refuse'), 'refuse')
    // The deletion has begun, and stops before its next step.
    on.world.killable.killAt(3, 'after')
    await on.world.runDeletion()
    on.world.killable.killAt(undefined)
    expect(await newest()).toMatchObject({ state: 'begun' })
    expect(await propose(noticed)).toMatchObject({ code: 'deletion-begun' })
    expect(await isThere(noticed)).toBe(false)
  })
})
