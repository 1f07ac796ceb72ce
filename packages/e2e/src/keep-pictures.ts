import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

const shown = /\]\((?:[\w./-]*\/)?pictures\/([\w-]+\.png)\)/g

/** The pictures that README and the pages of docs/ show. */
export function picturesShown(root: string): readonly string[] {
  const pages = readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file))
  const named = ['README.md', ...pages].flatMap((page) =>
    [...readFileSync(path.join(root, page), 'utf8').matchAll(shown)].flatMap(([, name = '']) => name),
  )
  return [...new Set(named)].toSorted()
}

/**
 * Puts what the stories have just kept in the place of the pictures that the pages show, and drops those that
 * no page shows. Throws for a picture that no story has kept.
 */
export function keepPictures(root: string, kept: string): void {
  const wanted = picturesShown(root)
  const missing = wanted.filter((name) => !existsSync(path.join(kept, name)))
  if (missing.length > 0) throw new Error(`no story keeps the picture ${missing.join(', ')}`)
  const folder = path.join(root, 'docs', 'pictures')
  for (const name of readdirSync(folder)) if (!wanted.includes(name)) rmSync(path.join(folder, name))
  for (const name of wanted) copyFileSync(path.join(kept, name), path.join(folder, name))
}
