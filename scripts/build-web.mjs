// Makes `dist` of the web client for browsers, without looking at types. `--serve` serves it from its sources
// instead, with the gallery of its components at /gallery.html, at port 8382 or another (`--port=`).
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { build, createServer } from 'vite'

const root = path.resolve(import.meta.dirname, '../apps/web/client')
const said = (name) => process.argv.find((one) => one.startsWith(`--${name}=`))?.split('=')[1]
const outDir = said('into') ?? path.join(root, 'dist')

const options = {
  root,
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  resolve: { conditions: ['tym-source', 'module', 'browser', 'development|production'] },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows nothing but files of its own origin: neither `data:` nor a style in the page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The budget test reads which files the first view needs.
    manifest: true,
  },
}

const served = '\0served-register'

/** Gives the gallery the register from its sources: the page itself reads it from the service. */
const servedRegister = {
  name: 'served-register',
  enforce: 'pre',
  configureServer(server) {
    servedRegister.server = server
  },
  resolveId: (id) => (id === './served-register.ts' ? served : undefined),
  async load(id) {
    if (id !== served) return undefined
    const { declaredRegister } = await servedRegister.server.ssrLoadModule('@tym/register')
    return `export const servedRegister = () => (${JSON.stringify(declaredRegister())})`
  },
}

if (process.argv.includes('--serve')) {
  const server = await createServer({
    ...options,
    plugins: [...options.plugins, servedRegister],
    logLevel: 'info',
    server: { host: '127.0.0.1', port: Number(said('port') ?? 8382), strictPort: true },
  })
  await server.listen()
  server.printUrls()
} else {
  // What is delivered is the same, whoever builds it: a test's setting would bring React's warnings along.
  process.env.NODE_ENV = 'production'
  await build(options)
  packAssets(path.join(outDir, 'assets'))
}

/** Texts are packed once, here, and not at each request. */
function packAssets(folder) {
  for (const name of fs.readdirSync(folder).filter((one) => /\.(js|css|svg)$/.test(one))) {
    const file = path.join(folder, name)
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes))
  }
}
