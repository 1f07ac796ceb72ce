// Makes `dist` of the web client for browsers, without looking at types. `--serve` serves it from its sources
// instead, with the gallery of its components at /gallery.html.
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { build, createServer } from 'vite'

const root = path.resolve(import.meta.dirname, '../apps/web/client')
const [, outDir = path.join(root, 'dist')] =
  process.argv.find((one) => one.startsWith('--into='))?.split('=') ?? []

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

if (process.argv.includes('--serve')) {
  const server = await createServer({
    ...options,
    logLevel: 'info',
    server: { host: '127.0.0.1', port: 8381 },
  })
  await server.listen()
  server.printUrls()
} else {
  await build(options)
}
