import { declaredWords } from '../i18n/i18n.ts'
import type { CategoryNumber } from './declaration.ts'

/** What a category is called where its name begins: `5 Terveydentila, työ- ja toimintakyky`. */
export function categoryTitle(category: CategoryNumber): string {
  const words = declaredWords().categories[category] ?? ''
  return `${category} ${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
