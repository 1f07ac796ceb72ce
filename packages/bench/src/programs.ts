import path from 'node:path'

type App = 'customer-data' | 'worker' | 'signer' | 'identity' | 'web'

/** How the processes of the platform and of the bench are started: arguments of Node. */
export type Programs = {
  /** A process of the platform, under these flags of Node. */
  app(name: App, nodeFlags?: readonly string[]): readonly string[]
  /** Flags for a module of the bench that imports packages of the platform. */
  readonly ofBench: readonly string[]
}

/**
 * What is delivered, which is what is measured; or what lies bundled in a folder, with the bench's own
 * modules on the sources.
 */
export function programsIn(folder: string | undefined): Programs {
  const mainOf = (name: App) =>
    folder === undefined ? `apps/${folderOf(name)}/dist/main.js` : path.join(folder, `${name}.js`)
  return {
    app: (name, nodeFlags = []) => [...nodeFlags, mainOf(name)],
    ofBench: [...(folder === undefined ? [] : ['--conditions=tym-source']), '--import', 'tsx'],
  }
}

const folderOf = (name: App) => (name === 'web' ? 'web/server' : name)
