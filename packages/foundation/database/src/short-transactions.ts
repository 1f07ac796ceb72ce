import type { ReadTx, WriteTx } from './open-database.ts'

/** Short transactions under one context, each of its own, between which nothing is held. */
export interface ShortTransactions {
  readOnce<T>(read: (tx: ReadTx) => Promise<T>): Promise<T>
  /**
   * Commits before anything outside is touched, such as "it is leaving now". What it kept stays, whatever
   * comes after.
   */
  commitFirst<T>(write: (tx: WriteTx) => Promise<T>): Promise<T>
}
