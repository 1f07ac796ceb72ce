import { declaredWords } from './i18n.ts'
import type { Language } from './language.ts'

interface Post {
  /** As the employer has written it, in Finnish. */
  readonly title?: string | undefined
  readonly role?: string | null | undefined
}

/**
 * What somebody's post is called: in Finnish by their title, in the other languages by their role, as far as
 * each is known.
 */
export function staffTitle({ title, role }: Post, language: Language): string | undefined {
  const written = title === '' ? undefined : title
  const ofRole = role === undefined || role === null ? undefined : declaredWords().roles[role]
  return language === 'fi' ? (written ?? ofRole) : (ofRole ?? written)
}
