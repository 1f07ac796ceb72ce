import { type Endpoint, noBody, pageQuery, readEndpoint, staffOf, writeEndpoint } from '@tym/employment'
import {
  customershipId,
  entryId,
  notificationId,
  organisationId,
  plainDate,
  sentInstant,
  usageRightId,
} from '@tym/kernel'
import { categoryNumber, type GroundId } from '@tym/register'
import { z } from 'zod'
import { countUnread, customershipsOf, listNotifications, mostCounted } from './list-notifications.ts'
import { markManyRead, markRead } from './mark-read.ts'
import { notificationKind } from './notification.ts'

const answer = z.strictObject({
  notifications: z.array(
    z.strictObject({
      id: notificationId,
      kind: notificationKind,
      customership: customershipId.nullable(),
      usageRight: usageRightId.nullable(),
      dueOn: plainDate.nullable(),
      /** The entry that it is about, where it is about one that its reader acts on or reads. */
      entry: z.strictObject({ id: entryId, category: categoryNumber }).nullable(),
      /** The organisation whose act it tells of, where that is told. */
      by: organisationId.nullable(),
      createdAt: sentInstant,
      readAt: sentInstant.nullable(),
    }),
  ),
  /** Null when this was the last page. */
  nextCursor: z.string().nullable(),
})

const ground: GroundId = 'tym-13'

/** Endpoint table of notices to staff. */
export const endpoints: readonly Endpoint[] = [
  readEndpoint({
    id: 'listNotifications',
    method: 'GET',
    path: '/v1/notifications',
    tag: 'notifications',
    summary: {
      fi: 'Omat ilmoitukset, uusin ensin',
      sv: 'Egna meddelanden, det nyaste först',
      en: 'Own notices, newest first',
    },
    caller: ['person'],
    operation: 'notification.read',
    scope: 'organisation',
    params: {},
    query: {
      ...pageQuery,
      unread: z.enum(['true', 'false']).default('false'),
    },
    body: noBody,
    output: answer,
    audit: { event: 'notification.listed', ground },
    problems: ['invalid-cursor'],
    example: { params: {}, query: { limit: '20', unread: 'true' } },
    handler: async (tx, { caller, query }) => {
      const { person, authority } = staffOf(caller)
      const inbox = { recipient: person, organisation: authority }
      const { limit, cursor, unread } = query
      const page = await listNotifications(tx, inbox, { limit, cursor, unreadOnly: unread === 'true' })
      const touched = customershipsOf(page.notifications).map((customership) => ({ customership }))
      return { output: page, touched }
    },
  }),
  readEndpoint({
    id: 'countNotifications',
    method: 'GET',
    path: '/v1/notifications/count',
    tag: 'notifications',
    summary: {
      fi: 'Montako omaa ilmoitusta on lukematta ja milloin uusin tuli',
      sv: 'Hur många egna meddelanden som är olästa och när det nyaste kom',
      en: 'How many own notices are unread, and when the newest came',
    },
    caller: ['person'],
    operation: 'notification.read',
    scope: 'organisation',
    params: {},
    query: {},
    body: noBody,
    output: z.strictObject({
      /** At most 100. */
      unread: z.int().max(mostCounted),
      newest: sentInstant.nullable(),
    }),
    // A page asks every minute, and is told of no file.
    oneLineASession: true,
    audit: { event: 'notification.counted', ground },
    problems: [],
    example: { params: {} },
    handler: async (tx, { caller }) => {
      const { person, authority } = staffOf(caller)
      const output = await countUnread(tx, { recipient: person, organisation: authority })
      return { output, touched: [] }
    },
  }),
  writeEndpoint({
    id: 'markNotificationRead',
    method: 'POST',
    path: '/v1/notifications/{notification}/read',
    tag: 'notifications',
    summary: {
      fi: 'Merkitse oma ilmoitus luetuksi',
      sv: 'Markera ett eget meddelande som läst',
      en: 'Mark an own notice as read',
    },
    caller: ['person'],
    operation: 'notification.read',
    scope: 'organisation',
    params: { notification: notificationId },
    query: {},
    body: noBody,
    success: 200,
    ifMatch: false,
    audit: { event: 'notification.markedRead', ground },
    problems: ['not-found'],
    example: { params: { notification: '018f4d2e-0000-7000-8000-000000000001' } },
    handler: async (tx, { caller, params }) => {
      const { person, authority } = staffOf(caller)
      const customership = await markRead(
        tx,
        { recipient: person, organisation: authority },
        params.notification,
      )
      const touched = customership === null ? [] : [{ customership }]
      // A notice is read or not: there is no version to compare.
      return { id: params.notification, version: 1, touched }
    },
  }),
  writeEndpoint({
    id: 'markNotificationsRead',
    method: 'POST',
    path: '/v1/notifications/read',
    tag: 'notifications',
    summary: {
      fi: 'Merkitse omat ilmoitukset luetuiksi',
      sv: 'Markera egna meddelanden som lästa',
      en: 'Mark own notices as read',
    },
    caller: ['person'],
    operation: 'notification.read',
    scope: 'organisation',
    params: {},
    query: {},
    // Those that were shown, so that nothing is read which came meanwhile.
    body: z.strictObject({
      notifications: z.array(notificationId).min(1).max(1000),
    }),
    success: 200,
    ifMatch: false,
    audit: { event: 'notification.markedRead', ground },
    problems: [],
    example: { params: {}, body: { notifications: ['018f4d2e-0000-7000-8000-000000000001'] } },
    handler: async (tx, { caller, body }) => {
      const { person, authority } = staffOf(caller)
      const inbox = { recipient: person, organisation: authority }
      const [newest] = body.notifications
      if (newest === undefined) throw new Error('the body names a notice')
      const read = await markManyRead(tx, inbox, body.notifications)
      const touched = customershipsOf(read).map((customership) => ({ customership }))
      return { id: newest, version: 1, touched }
    },
  }),
]
