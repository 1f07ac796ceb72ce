import type { paths } from '@tym/api-client'

export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type Customership = Answer<'/v1/customerships/{customership}'>
/** What the pages of a file need to know of it, whichever read has told it. */
export type FileView = Pick<
  Customership,
  | 'id'
  | 'number'
  | 'version'
  | 'state'
  | 'kelaInPlan'
  | 'permitted'
  | 'team'
  | 'safety'
  | 'endProposal'
  | 'endedOn'
  | 'deletionOn'
> & {
  /** Whose file it is, where the read has told it. */
  readonly displayName?: string
}
export type CaseloadRow = Answer<'/v1/customerships'>['items'][number]
export type Summary = Answer<'/v1/customerships/{customership}/summary'>
export type HistoryEvent = Answer<'/v1/customerships/{customership}/history'>['items'][number]
export type EntryAct = Answer<'/v1/customerships/{customership}/entry-acts'>['items'][number]
export type AccessLogLine = Answer<'/v1/customerships/{customership}/access-log'>['items'][number]
/** Which days and which kind of acts of a log are asked for. */
export type LogAsked = Pick<
  NonNullable<paths['/v1/customerships/{customership}/access-log']['get']['parameters']['query']>,
  'from' | 'until' | 'kind'
>
export type SummaryEvent = Summary['events'][number]
export type CategoryAnswer = Answer<'/v1/customerships/{customership}/categories/{category}'>
export type Entry = CategoryAnswer['entries'][number]
export type EntryHistory = Answer<'/v1/customerships/{customership}/entries/{entry}'>
export type Notification = Answer<'/v1/notifications'>['notifications'][number]
export type AwaitingRow = Answer<'/v1/awaiting-customerships'>['items'][number]
export type OwnOpening = Answer<'/v1/openings'>['items'][number]
export type JoinRequest = Answer<'/v1/customerships/{customership}/join-requests'>['items'][number]
export type OwnRow = Answer<'/v1/own-customerships'>['items'][number]
export type OwnLog = Answer<'/v1/customerships/{customership}/own-log'>
export type OwnLogLine = OwnLog['items'][number]
export type Organisation = Answer<'/v1/organisations'>['items'][number]
