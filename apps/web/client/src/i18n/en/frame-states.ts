import type { Deep } from '../deep.ts'
import type { frameStates as fi } from '../fi/frame-states.ts'

export const frameStates: Deep<typeof fi> = {
  bar: {
    noName: 'The name is not shown to you',
    endProposed: 'It has been proposed that this customership ends. The parties answer by {date}.',
    ended: 'The customership ended on {date}. No new data can be added. The data is deleted on {deletion}.',
  },
  connection: {
    lost: 'No connection. You can go on writing, but do not close the tab.',
    back: 'The connection is back.',
    waited: 'You can try again now. Your text is kept.',
  },
  discard: {
    failed: 'The service did not answer, so the draft may still be kept. What you wrote is on this page.',
    again: 'Discard again',
  },
}
