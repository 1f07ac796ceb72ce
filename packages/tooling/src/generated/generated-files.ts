import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pipelinePage } from '@tym/endpoint'
import { accessMatrixPage, dataCataloguePage, glossaryPage } from '@tym/register'
import { root } from '../workspace.ts'
import { apiTypes } from './api-types.ts'
import { generateExchangeOpenApi, generateOpenApi } from './openapi.ts'
import { generateSchema } from './schema.ts'
import { webWords } from './web-words.ts'

export type GeneratedFile = { path: string; generated: string; committed: string | undefined }

/** Everything in the repository that a program writes; a reader compares, `npm run generate` writes. */
const generators: Readonly<Record<string, () => Promise<string>>> = {
  ...webWords,
  'docs/glossary.md': () => Promise.resolve(glossaryPage()),
  'docs/reference/access-matrix.md': () => Promise.resolve(accessMatrixPage()),
  'docs/reference/data-catalogue.md': () => Promise.resolve(dataCataloguePage()),
  'docs/reference/exchange-openapi.json': generateExchangeOpenApi,
  'docs/reference/openapi.json': generateOpenApi,
  'docs/reference/pipeline.md': () => Promise.resolve(pipelinePage()),
  'infra/postgres/schema.sql': generateSchema,
  'packages/clients/api-client/src/api.generated.ts': async () => apiTypes(await generateOpenApi()),
}

export async function generatedFiles(): Promise<GeneratedFile[]> {
  const files: GeneratedFile[] = []
  for (const [name, generate] of Object.entries(generators)) {
    const file = path.join(root, name)
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    files.push({ path: name, generated: await generate(), committed })
  }
  return files
}
