/** The addresses of one test's own databases, one per login role. */
export type TestDatabaseUrls = {
  /**
   * Register database as the superuser: for migrations, arranging and looking, never as the code under test.
   */
  superuser: string
  app: string
  read: string
  worker: string
  exchange: string
  /** Key database, as its application role and as the superuser. */
  keys: string
  keysWorker: string
  keysEraser: string
  keysSuperuser: string
  /** Queue database, as its application role and as the superuser. */
  queue: string
  queueSuperuser: string
}

/** Where the three databases of these names are, on a server where all login roles have one password. */
export function databaseUrlsOf(
  server: { readonly superuserUrl: string; readonly port: number; readonly password: string },
  names: { readonly register: string; readonly keys: string; readonly queue: string },
): TestDatabaseUrls {
  const url = (database: string, user: string): string =>
    `postgres://${user}:${server.password}@127.0.0.1:${server.port}/${database}`
  const superuser = (database: string): string => server.superuserUrl.replace(/\/postgres$/, `/${database}`)
  return {
    superuser: superuser(names.register),
    app: url(names.register, 'tym_app'),
    read: url(names.register, 'tym_read'),
    worker: url(names.register, 'tym_worker'),
    exchange: url(names.register, 'tym_exchange'),
    keys: url(names.keys, 'tym_key_app'),
    keysWorker: url(names.keys, 'tym_key_worker'),
    keysEraser: url(names.keys, 'tym_key_eraser'),
    keysSuperuser: superuser(names.keys),
    queue: url(names.queue, 'tym_queue'),
    queueSuperuser: superuser(names.queue),
  }
}
