import type { Deep } from '../deep.ts'
import type { work as fi } from '../fi/work.ts'

export const work: Deep<typeof fi> = {
  work: {
    nothing: 'Your role has no tasks on this page',
    nothingText: 'Switch role in the menu at the top right if you have another role.',
    title: 'My work',
    tasks: 'Tasks',
    needs: 'What is needed',
    kind: 'Kind of task',
    group: '{title} · {n}',
    emptyTitle: 'You have no tasks',
    emptyText:
      'A task appears here when your part of a plan is missing, a plan must be reviewed, or somebody suspects an error in an entry of your organisation.',
    emptyWeek: 'No tasks this week. The next due date is {date}.',
  },
  notices: {
    title: 'Notices',
    read: 'Mark as read',
    readOne: 'Mark as read: {text}',
    readAll: 'Mark all as read',
    readAllText: '{n} notices leave this list. Tasks and due days do not change.',
    marked: 'Marked as read: {n}.',
    waited: 'waiting for {n} d',
    take: 'Take responsibility for it under Without a responsible officer.',
    entry: 'Open the entry',
    team: 'See the team',
    log: 'See the log',
    by: 'Who: {organisation}.',
    times: '{n} times',
    plan: 'Open the plan data',
    emptyTitle: 'No new notices',
    emptyText: 'A notice appears here when something that concerns you happens in a customership.',
    open: 'Open the customership',
    due: 'Due {date}.',
    unread: 'Unread: {n}',
    newer: 'You have new notices. Show them',
  },
  awaiting: {
    title: 'Without a responsible officer',
    started: 'The assessment started on {date}.',
    startedBy: '{party} started the assessment on {date}.',
    transferredBy: '{party} transferred the customership on {date}.',
    forsaken: '{party}: without a responsible officer since {date}.',
    waited: 'Waiting for {n} d.',
    fresh: 'Arrived today.',
    take: 'Take responsibility',
    taken: 'Customership {number} is now your responsibility.',
    takeOne: 'Take responsibility for {number}',
    confirm:
      "You take responsibility for customership {number}. You become your party's responsible officer, and the customer is told.",
    emptyTitle: 'No customership is waiting',
    emptyText:
      'A customership appears here when another party starts an assessment and your own party is missing.',
  },
}
