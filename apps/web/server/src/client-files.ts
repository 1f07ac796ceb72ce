import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { ConfigError } from '@tym/config'

interface ClientFile {
  readonly type: string
  readonly plain: Uint8Array
  /** The same, packed beforehand, where such a file stands beside it. */
  readonly br: Uint8Array | undefined
  readonly gzip: Uint8Array | undefined
}

export interface ClientFiles {
  /** The page of the client, whatever address is opened. */
  readonly index: Uint8Array
  /** By path, from /assets on; their names change with their content. */
  readonly assets: ReadonlyMap<string, ClientFile>
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json',
}
const packed = /\.(br|gz)$/

/**
 * Reads the built client into memory, once: what is served is then a name that is looked up, and never a
 * path. Throws ConfigError when the client has not been built there.
 */
export async function readClientFiles(folder: string): Promise<ClientFiles> {
  const index = await readFile(path.join(folder, 'index.html')).catch(() => {
    throw new ConfigError(
      'CLIENT_FOLDER',
      `${folder} holds no index.html. Build the client, or correct the path.`,
    )
  })
  const entries = await readdir(path.join(folder, 'assets'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  )
  const contents = new Map<string, Uint8Array>()
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = path.join(entry.parentPath, entry.name)
    contents.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, await readFile(file))
  }
  const assets = [...contents]
    .filter(([name]) => !packed.test(name))
    .map(([name, plain]) => {
      const type = types[path.extname(name)] ?? 'application/octet-stream'
      return [
        name,
        { type, plain, br: contents.get(`${name}.br`), gzip: contents.get(`${name}.gz`) },
      ] as const
    })
  return { index, assets: new Map(assets) }
}
