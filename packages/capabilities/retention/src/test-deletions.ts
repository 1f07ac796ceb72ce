import { addDays, addMonths, type PlainDate } from '@tym/kernel'
import {
  type DeletionWorld,
  endFile,
  type Holder,
  type OpenedCustomership,
  openDeletionWorld,
} from '@tym/testing'
import { afterAll, afterEach, beforeAll } from 'vitest'

type DeletionFound = {
  readonly id: string
  readonly state: string
  readonly residue: string[]
  readonly customership: string | null
  readonly certificate: string
}

/**
 * The world of deletion, opened before the tests of a file and closed after them; each test begins on the day
 * of today, with nobody killed.
 */
export function useDeletions() {
  let world: DeletionWorld
  let operator: Holder
  let today: PlainDate
  beforeAll(async () => {
    world = await openDeletionWorld()
    operator = await world.network.holder({ role: 'kehaOperator', organisation: 'keha' })
    today = world.network.clock.calendar()
  })
  afterEach(() => {
    world.killable.killAt(undefined)
    world.network.clock.setCalendar(today)
  })
  afterAll(() => world.close())
  const deletions = () =>
    world.network.sql<DeletionFound[]>`
      select id, state, residue, customership, certificate from retention.deletion order by id`
  return {
    get world() {
      return world
    },
    get operator() {
      return operator
    },
    get today() {
      return today
    },
    /** The day on which a file that ended today is deleted. */
    due: () => addDays(addMonths(today, 48), 1),
    /** A file that ended today. */
    async ended(): Promise<OpenedCustomership> {
      const file = await world.network.openCustomership()
      await endFile(world, { id: file.id, officer: world.team.officer }, today)
      return file
    },
    deletions,
    newest: async () => (await deletions()).at(-1),
    goTo: (day: PlainDate) => world.network.clock.setCalendar(day),
    keyOf: (id: string) => world.network.keySql`select 1 from keys.wrapped_key where customership = ${id}`,
  }
}
