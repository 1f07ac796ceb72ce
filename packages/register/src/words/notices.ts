import { z } from 'zod'
import type { NoticeDeclaration } from './notice.ts'
import { deathNotices, endingNotices } from './notices-end.ts'
import { keepingNotices } from './notices-keeping.ts'
import { identityNotices, reachingNotices } from './notices-person.ts'
import { sharingNotices } from './notices-sharing.ts'
import { rightNotices, watchingNotices } from './notices-watching.ts'
import { workNotices } from './notices-work.ts'

/**
 * Every notice that officers get. Each has a job that sends it and a test that sees it sent: a check of the
 * gate compares.
 */
export const notices = {
  ...workNotices,
  ...endingNotices,
  ...deathNotices,
  ...identityNotices,
  ...reachingNotices,
  ...rightNotices,
  ...sharingNotices,
  ...keepingNotices,
  ...watchingNotices,
} as const satisfies Readonly<Record<string, NoticeDeclaration>>
export type NoticeKind = keyof typeof notices

const kinds = Object.keys(notices).filter((kind): kind is NoticeKind => Object.hasOwn(notices, kind))
const [firstKind, ...otherKinds] = kinds
if (firstKind === undefined) throw new Error('there are notices')
export const noticeKind = z.enum([firstKind, ...otherKinds])
