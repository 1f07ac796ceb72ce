import path from 'node:path'
import { fileURLToPath } from 'node:url'

type App = 'customer-data' | 'worker' | 'signer' | 'identity' | 'web'
type OfBench = 'bare-server' | 'delivery-worker'

const sources = fileURLToPath(new URL('.', import.meta.url))
const sourceOf = { 'bare-server': 'bare-server.ts', 'delivery-worker': 'deliveries/delivery-worker.ts' }

/** How the processes of the platform and of the bench are started: arguments of Node. */
export type Programs = {
  /** A process of the platform, under these flags of Node. */
  app(name: App, nodeFlags?: readonly string[]): readonly string[]
  /** A process of the bench's own, under these flags of Node. */
  ofBench(name: OfBench, nodeFlags?: readonly string[]): readonly string[]
}

/** What is delivered, which is what is measured, and the bench's sources; or what lies bundled. */
export function programsIn(folder: string | undefined): Programs {
  const mainOf = (name: App) =>
    folder === undefined ? `apps/${folderOf(name)}/dist/main.js` : path.join(folder, `${name}.js`)
  return {
    app: (name, nodeFlags = []) => [...nodeFlags, mainOf(name)],
    ofBench: (name, nodeFlags = []) =>
      folder === undefined
        ? [...nodeFlags, '--import', 'tsx', path.join(sources, sourceOf[name])]
        : [...nodeFlags, path.join(folder, `${name}.js`)],
  }
}

const folderOf = (name: App) => (name === 'web' ? 'web/server' : name)
