/** Where the queue lives: a PostgreSQL database of its own, or Redis (or Valkey). */
export type QueueAddress =
  | { readonly backend: 'postgres'; readonly url: string }
  | { readonly backend: 'redis'; readonly url: string }
