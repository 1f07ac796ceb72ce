import type { LocalizedText } from '@tym/kernel'
import { text } from './text.ts'

/**
 * To whom a notice about a file is shown, checked again at each reading. `team`: members of its case team;
 * `awaiting`: they, and officers of a party that has not taken the file; `party`: anybody of a party in the
 * area, and the agency, which keeps the files; `office`: whoever was told by office, of no one file's
 * content.
 */
export type NoticeAudience = 'team' | 'awaiting' | 'party' | 'office'

/** What a notice to an officer is about, in words; what it leads to they look up with their own rights. */
export interface NoticeDeclaration {
  readonly audience: NoticeAudience
  readonly text: LocalizedText
}

type ThreeLanguages = readonly [fi: string, sv: string, en: string]
/** One row of the notices. */
export const notice = (audience: NoticeAudience, [fi, sv, en]: ThreeLanguages): NoticeDeclaration => ({
  audience,
  text: text(fi, sv, en),
})
