export { endNotices } from './end-notices.ts'
export type { NotificationKind } from './notification.ts'
export { type Notice, notify } from './notify.ts'
